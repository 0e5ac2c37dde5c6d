package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import io.tailrace.testkit.postgres.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody types reads the database and does nothing else, even as a superuser. */
class PostgresSelectTest {
  private static final SqlLimits SHORT = new SqlLimits(Duration.ofMillis(500), 100, 50, 100_000);

  private static TrialDatabase trial;
  private static DatabaseSink sink;
  private static DatabaseReader reader;

  @BeforeAll
  static void open() throws Exception {
    trial =
        TrialDatabase.postgres(
            PostgresServer.shared().url(), PostgresServer.freshName("questions"));
    sink = new DatabaseSink(trial.database());
    sink.open();
    Writes.one(sink, Scene.email("a", "opened", 0));
    reader = new DatabaseReader(trial.database());
  }

  @AfterAll
  static void close() {
    sink.close();
    trial.close();
  }

  @Test
  void oneSelectIsAnswered() throws Exception {
    SqlResult result =
        reader.sql(
            "-- a ';' here\nSELECT 1 AS one, 'a;b' AS two, NULL AS three, true AS yes;", SHORT);
    assertThat(result.columns()).containsExactly("one", "two", "three", "yes");
    assertThat(result.rows().get(0)).containsExactly(1L, "a;b", null, true);
    assertThat(reader.sql("WITH x(n) AS (VALUES (1), (2)) SELECT n FROM x", SHORT).rows())
        .hasSize(2);
    assertThat(reader.sql("SELECT timestamp, received_at FROM activity", SHORT).rows().get(0))
        .containsExactly(Scene.at(0), "2026-11-24T06:00:00.123Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; DELETE FROM activity",
        "SELECT 1; SELECT 2",
        "SELECT 1; COMMIT; DELETE FROM activity",
        "SELECT $$;$$; DELETE FROM activity",
        "SELECT $a$ ' $a$; DELETE FROM activity; SELECT ' '",
        "SELECT E'\\'; DELETE FROM activity; --'",
        "SELECT '\\'; DELETE FROM activity; --'",
        "SELECT 1 /* /* */ ; DELETE FROM activity; -- */",
        "DELETE FROM activity",
        "INSERT INTO bookkeeping VALUES ('a', 'b')",
        "INSERT INTO bookkeeping VALUES ('a', 'b') RETURNING name",
        "UPDATE positions SET next_offset = 0",
        "WITH x AS (SELECT 1) DELETE FROM activity",
        "WITH x AS (DELETE FROM activity RETURNING *) SELECT * FROM x",
        "WITH x AS (SELECT 1) INSERT INTO bookkeeping SELECT 'a', 'b'",
        "SELECT * INTO t FROM people",
        "SELECT * FROM people FOR UPDATE",
        "CREATE TABLE t (a int)",
        "DROP TABLE activity",
        "TABLE people",
        "COPY people TO '/tmp/x'",
        "COPY people TO PROGRAM 'id'",
        "DO $$ BEGIN END $$",
        "SET statement_timeout = 0",
        "SHOW all",
        "VACUUM",
        "BEGIN",
        "EXPLAIN ANALYZE SELECT 1",
        "CALL x()",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT pg_catalog.pg_read_file('/etc/passwd')",
        "SELECT \"pg_read_file\"('/etc/passwd')",
        "SELECT pg_read_file /* */ ('/etc/passwd')",
        "SELECT U&\"pg\\005fread_file\"('/etc/passwd')",
        "SELECT pg_read_binary_file('/etc/passwd')",
        "SELECT pg_ls_dir('/')",
        "SELECT * FROM pg_ls_dir('/')",
        "SELECT pg_stat_file('/etc/passwd')",
        "SELECT lo_import('/etc/passwd')",
        "SELECT lo_export(1, '/tmp/x')",
        "SELECT lo_create(0)",
        "SELECT dblink('host=127.0.0.1', 'SELECT 1')",
        "SELECT set_config('statement_timeout', '0', false)",
        "SELECT set_config('transaction_read_only', 'off', true)",
        "SELECT current_setting('data_directory')",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity",
        "SELECT pg_cancel_backend(1)",
        "SELECT pg_reload_conf()",
        "SELECT pg_sleep(1)",
        "SELECT pg_advisory_lock(1)",
        "SELECT pg_advisory_xact_lock(1)",
        "SELECT pg_notify('a', 'b')",
        "SELECT nextval('activity_seq_seq')",
        "SELECT query_to_xml('SELECT * FROM pg_authid', true, true, '')",
        "SELECT table_to_xml('pg_authid', true, true, '')",
        "SELECT * FROM ts_stat('SELECT NULL::tsvector')",
        "SELECT * FROM pg_authid",
        "SELECT * FROM pg_shadow",
        "SELECT * FROM pg_settings",
        "SELECT * FROM pg_stat_activity",
        "SELECT * FROM pg_hba_file_rules",
        "SELECT * FROM pg_proc",
        "SELECT 1\u0000; DELETE FROM people",
        "SELECT * FROM nowhere",
        ""
      })
  void everythingElseIsRefused(String query) throws Exception {
    assertThatThrownBy(() -> reader.sql(query, SHORT)).isInstanceOf(SqlRefusedException.class);
    assertThat(reader.holds("default", "a")).isTrue();
  }

  /** Two locks would hold if nobody read the text. */
  @Test
  void theTransactionAloneKeepsFromWriting() throws Exception {
    try (var connection = trial.database().engine().reader();
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("DELETE FROM activity"))
          .hasMessageContaining("read-only transaction");
    }
  }

  @Test
  void functionsOfOthersMustNotBeVolatile() throws Exception {
    try (Tables tables = trial.tables()) {
      tables.execute("CREATE FUNCTION evil() RETURNS int LANGUAGE sql VOLATILE AS 'SELECT 1'");
      tables.execute(
          "CREATE FUNCTION twice(i int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT i * 2'");
    }
    assertThatThrownBy(() -> reader.sql("SELECT evil()", SHORT))
        .hasMessageContaining("The function evil may not be called here");
    assertThat(reader.sql("SELECT twice(2)", SHORT).rows().get(0)).containsExactly(4L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
        "SELECT count(*) FROM generate_series(1, 100000000000)",
        "SELECT repeat('a', 100) FROM generate_series(1, 100000000000) ORDER BY random()"
      })
  void anEndlessQueryIsStopped(String endless) throws Exception {
    assertThatThrownBy(() -> reader.sql(endless, SHORT))
        .isInstanceOf(SqlRefusedException.class)
        .hasMessageContaining("in time");
    assertThat(reader.holds("default", "a")).isTrue();
  }

  @Test
  void rowsAndCellsAreBounded() throws Exception {
    SqlResult many = reader.sql("SELECT i FROM generate_series(1, 1000) AS i", SHORT);
    assertThat(many.rows()).hasSize(100);
    assertThat(many.truncated()).isTrue();
    assertThat(reader.sql("SELECT repeat('a', 2000)", SHORT).rows().get(0).get(0).toString())
        .hasSizeLessThan(100)
        .endsWith("… (2000 characters)");
  }

  @Test
  void anAnswerIsBoundedInAll() throws Exception {
    SqlLimits limits = new SqlLimits(Duration.ofSeconds(30), 1_000, 200_000, 8_000_000);
    SqlResult wide = reader.sql("SELECT repeat('a', 100000) FROM generate_series(1, 200)", limits);
    assertThat(wide.truncated()).isTrue();
    assertThat(wide.rows()).hasSizeLessThan(100);
    SqlLimits quick = new SqlLimits(Duration.ofSeconds(3), 1_000, 200_000, 8_000_000);
    assertThatThrownBy(() -> reader.sql("SELECT repeat('a', 500000000)", quick))
        .isInstanceOf(SqlRefusedException.class);
    assertThat(reader.holds("default", "a")).isTrue();
  }

  @Test
  void ordinaryQuestionsAreAnswered() throws Exception {
    for (String query :
        List.of(
            "SELECT count(*), max(timestamp), string_agg(metric, ',') FROM activity",
            "SELECT status, count(*) FROM deliveries GROUP BY status ORDER BY 2 DESC",
            "SELECT * FROM do_not_contact WHERE address LIKE '%@example.com'",
            "SELECT key, value FROM jsonb_each('{\"a\": 1}')",
            "SELECT row_number() OVER (ORDER BY person), lower(person) FROM people",
            "SELECT date_trunc('day', timestamp), now() - timestamp, format('%s', 1) FROM activity",
            "SELECT coalesce(a, 1) FROM (SELECT random() AS a) AS b",
            "SELECT table_name FROM information_schema.tables WHERE table_name = 'people'",
            "SELECT relname FROM pg_class",
            "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY opens) FROM deliveries",
            "SELECT ARRAY[1,2], '{\"a\":1}'::jsonb ? 'a', E'\\\\x41'::bytea, '1 day'::interval")) {
      assertThat(reader.sql(query, SHORT).columns()).as(query).isNotEmpty();
    }
    Map<String, Object> person = reader.people("d9c1", null).get(0);
    assertThat(person).containsEntry("first_event_at", Scene.at(0));
  }
}
