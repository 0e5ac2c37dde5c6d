package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarded SQL reads the warehouse and does nothing else: each trick is refused or ended, and
 * nothing has changed.
 */
class SqlTrialsTest {
  private static final SqlLimits SHORT = new SqlLimits(Duration.ofMillis(300), 100, 50, 100_000);
  @TempDir static Path folder;
  private static Trial trial;

  @BeforeAll
  static void open() throws Exception {
    trial = Trial.open(folder);
    trial.writeUpTo(50);
    Files.writeString(folder.resolve("secret.csv"), "a,b\nsecret,2\n");
    Files.writeString(folder.resolve("warehouse.export").resolve("staged.csv"), "a,b\nsecret,2\n");
  }

  @AfterAll
  static void close() {
    trial.close();
  }

  @AfterEach
  void nothingHasChangedAndTheSinkWrites() throws Exception {
    assertThat(trial.ids()).hasSize((int) trial.offset());
    trial.writeUpTo(trial.offset() + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; SELECT 2",
        "SELECT 1; DELETE FROM delivery_events",
        "DELETE FROM delivery_events; SELECT 1",
        "COMMIT; DELETE FROM delivery_events; SELECT 1",
        "SELECT 1; COMMIT; BEGIN; DELETE FROM delivery_events; COMMIT",
        "",
        " ; ",
        "-- nothing"
      })
  void notExactlyOneStatement(String query) {
    refused(query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO delivery_events SELECT * FROM delivery_events",
        "UPDATE sink_positions SET \"offset\" = 0",
        "DELETE FROM delivery_events",
        "TRUNCATE delivery_events",
        "CREATE TABLE t AS SELECT 1",
        "CREATE TEMP TABLE t AS SELECT 1",
        "CREATE MACRO m() AS 1",
        "DROP TABLE delivery_events",
        "ALTER TABLE delivery_events ADD COLUMN x INTEGER",
        "WITH gone AS (DELETE FROM delivery_events RETURNING *) SELECT * FROM gone",
        "EXPLAIN ANALYZE DELETE FROM delivery_events",
        "EXPLAIN ANALYZE INSERT INTO delivery_events SELECT * FROM delivery_events",
        "MERGE INTO delivery_events USING names ON true WHEN MATCHED THEN DELETE",
        "PREPARE p AS DELETE FROM delivery_events",
        "EXECUTE p",
        "COMMIT",
        "ROLLBACK",
        "CHECKPOINT",
        "FORCE CHECKPOINT",
        "VACUUM",
        "CALL force_checkpoint()",
        "SELECT * FROM checkpoint()",
        "SELECT * FROM force_checkpoint()",
        "SELECT write_log('x')"
      })
  void writing(String query) {
    refused(query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY delivery_events TO 'FOLDER/out.csv'",
        "COPY delivery_events TO 'FOLDER/warehouse.export/out.csv'",
        "COPY (SELECT 1) TO '/dev/stdout'",
        "COPY names FROM 'FOLDER/secret.csv'",
        "EXPORT DATABASE 'FOLDER/all'",
        "SELECT * FROM read_csv('FOLDER/secret.csv')",
        "SELECT * FROM read_csv('FOLDER/warehouse.export/staged.csv')",
        "SELECT * FROM read_csv('FOLDER/warehouse.export/../secret.csv')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_blob('FOLDER/*')",
        "SELECT * FROM read_json('FOLDER/secret.csv')",
        "SELECT * FROM read_parquet('FOLDER/secret.csv')",
        "SELECT * FROM parquet_metadata('FOLDER/secret.csv')",
        "SELECT * FROM sniff_csv('FOLDER/secret.csv')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM glob('FOLDER/warehouse.export/*')",
        "SELECT * FROM 'FOLDER/secret.csv'",
        "SELECT * FROM 'FOLDER/warehouse.export/staged.csv'",
        "SELECT * FROM \"FOLDER/warehouse.export/staged.csv\"",
        "FROM 'secret.csv'",
        "DESCRIBE 'FOLDER/warehouse.export/staged.csv'",
        "SUMMARIZE 'FOLDER/warehouse.export/staged.csv'",
        "SELECT (SELECT max(a) FROM 'FOLDER/warehouse.export/staged.csv')",
        "WITH x AS (FROM read_csv('FOLDER/warehouse.export/staged.csv')) FROM x",
        "SELECT * FROM delivery_events WHERE event_id IN (SELECT a FROM"
            + " read_csv('FOLDER/secret.csv'))",
        "SELECT * FROM query('SELECT * FROM read_text(''/etc/passwd'')')",
        "SELECT * FROM query('DELETE FROM delivery_events')",
        "SELECT * FROM query_table('delivery_events')",
        "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
        "ATTACH 'FOLDER/other.duckdb'",
        "ATTACH ':memory:' AS m",
        "SELECT * FROM sqlite_scan('FOLDER/database.sqlite', 't')",
        "IMPORT DATABASE 'FOLDER'"
      })
  void files(String query) throws Exception {
    String[] before = folder.toFile().list();
    refused(query.replace("FOLDER", folder.toString()));
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET threads = 4",
        "SET GLOBAL memory_limit = '8GB'",
        "RESET memory_limit",
        "SET VARIABLE x = 1",
        "PRAGMA memory_limit = '8GB'",
        "PRAGMA enable_external_access",
        "PRAGMA database_list",
        "INSTALL httpfs",
        "LOAD httpfs",
        "FORCE INSTALL httpfs",
        "CREATE SECRET s (TYPE s3)",
        "USE temp",
        "SELECT getenv('HOME')",
        "SELECT * FROM duckdb_secrets()",
        "SELECT * FROM which_secret('s3://x', 's3')",
        "SELECT * FROM enable_logging()",
        "SELECT * FROM enable_profiling()",
        "SELECT * FROM arrow_scan(1, 2, 3)",
        "SELECT * FROM 'https://example.com/x.csv'",
        "SELECT * FROM 's3://bucket/x.parquet'"
      })
  void settingsExtensionsAndTheWorld(String query) {
    refused(query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM range(1000000000000)",
        "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE (a.range * b.range) % 7 ="
            + " 1",
        "WITH RECURSIVE r AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM r) SELECT count(*) FROM r",
        "WITH RECURSIVE r AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM r) SELECT * FROM r WHERE x"
            + " < 0"
      })
  void endlessQueriesAreEndedInTime(String query) {
    assertThatThrownBy(() -> trial.sink.reader().sql(query, SHORT))
        .isInstanceOf(SqlRefusedException.class)
        .hasMessageContaining("stopped");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT len(range(1000000000))",
        "SELECT list(range) FROM range(100000000)",
        "SELECT length(repeat('x', 3000000000))",
        "SELECT length(lpad('x', 2000000000, 'y'))",
        "SELECT length(printf('%2000000000d', 1))",
        "SELECT length(format('{:2000000000d}', 1))",
        "SELECT list_resize([1], 1000000000)",
        "SELECT bitstring('1', 2000000000)",
        "SELECT string_agg(md5(range::VARCHAR), '') FROM range(100000000)",
        "SELECT a.x || b.x FROM (SELECT string_agg(range::VARCHAR) AS x FROM range(9999999)) a,"
            + " (SELECT string_agg(range::VARCHAR) AS x FROM range(9999999)) b",
        "WITH RECURSIVE r AS (SELECT 'xxxxxxxx' AS s UNION ALL SELECT s || s FROM r) SELECT"
            + " max(length(s)) FROM r",
        "SELECT sleep_ms(100000)",
        "SELECT pg_sleep(100)"
      })
  void hogsFailAndNothingElseDoes(String query) {
    SqlLimits limits = new SqlLimits(Duration.ofSeconds(5), 100, 50, 100_000);
    assertThatThrownBy(() -> trial.sink.reader().sql(query, limits))
        .isInstanceOf(SqlRefusedException.class);
    assertThat(Memory.residentMegabytes()).isLessThan(1_500);
  }

  /** Each would overflow a stack somewhere in DuckDB, which ends the process without a word. */
  @Test
  void whatGoesDeep() throws Exception {
    String joins = " JOIN delivery_events USING (event_id)".repeat(500);
    assertRefused("SELECT count(*) FROM delivery_events" + joins);
    assertRefused("SELECT data" + ".a".repeat(1_000) + " FROM delivery_events");
    assertRefused("SELECT '" + "[".repeat(40_000) + "]".repeat(40_000) + "'::JSON");
    assertRefused("SELECT " + "(".repeat(5_000) + "1" + ")".repeat(5_000));
    assertRefused("SELECT 1" + " UNION SELECT 1".repeat(2_000));
    assertRefused("SELECT 1" + "+1".repeat(40_000));
    assertRefused("SELECT " + "NOT ".repeat(20_000) + "true");
    assertRefused("SELECT " + "-".repeat(1) + " -".repeat(20_000) + "1");
    assertRefused("SELECT '" + "x".repeat(100_001) + "'");
    survives("SELECT count(*) FROM names" + ", names".repeat(90));
    survives("SELECT count(*) FROM names" + ", names".repeat(2_000));
    survives("SELECT json_valid(replace('" + "a".repeat(50_000) + "', 'a', '['))");
    survives("SELECT json_structure(replace('" + "a".repeat(50_000) + "', 'a', '['))");
  }

  /** Whether it is answered or refused. */
  private static void survives(String query) throws Exception {
    try {
      sql(query);
    } catch (SqlRefusedException e) {
      assertThat(e).hasMessageNotContaining("failed:");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT max(length(replace(data, 'a', data))) FROM delivery_events",
        "SELECT replace(data, 'a',"
            + " 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')"
            + " FROM delivery_events",
        "SELECT replace(replace(replace(event_id, 'a', 'aaaaaaaaaa'), 'a', 'aaaaaaaaaa'), 'a',"
            + " 'aaaaaaaaaa') FROM delivery_events",
        "SELECT regexp_replace(data, '.', data, 'g') FROM delivery_events",
        "SELECT regexp_replace(data, '(.*)', '\\1\\1\\1', 'g') FROM delivery_events",
        "SELECT levenshtein(data, data) FROM delivery_events",
        "SELECT damerau_levenshtein(data, data) FROM delivery_events",
        "SELECT jaccard(data, data) FROM delivery_events",
        "SELECT list_reduce([1, 2], (x, y) -> x + y)",
        "SELECT reduce([1, 2], (x, y) -> x + y)",
        "SELECT list_transform([1, 2], x -> list_transform([1, 2], y -> x + y))",
        "SELECT max(length(s || event_id)) FROM (SELECT string_agg(data, '') s FROM"
            + " delivery_events) t, delivery_events",
        "WITH t AS (SELECT list(event_id) l FROM delivery_events) SELECT list_sort(l) FROM t JOIN"
            + " delivery_events ON true",
        "SELECT list(event_id) OVER (ORDER BY event_id) FROM delivery_events",
        "WITH a AS (SELECT data||data d FROM delivery_events), b AS (SELECT d||d d FROM a), c AS"
            + " (SELECT d||d d FROM b) SELECT max(length(d)) FROM c",
        "WITH RECURSIVE r AS (SELECT 'x' s UNION ALL SELECT concat(s, s) FROM r) SELECT"
            + " max(length(s)) FROM r",
        "SELECT main.repeat('x', 10)",
        "SELECT 'x'.repeat(1000000000)",
        "SELECT bar(1, 2, 3, 1000000000)",
        "SELECT to_base(1, 2, 1000000000)",
        "SELECT array_resize([1], 1000000000)",
        "SELECT editdist3('a', 'b')",
        "SELECT mismatches('a', 'b')",
        "SELECT getvariable('x')",
        "SELECT current_query()",
        "SELECT list_grade_up([1])",
        "SELECT no_such_function(1)"
      })
  void whatMayTakeAnyMemoryOrTime(String query) {
    refused(query);
  }

  @Test
  void manyJoinedTexts() {
    refused("SELECT concat(data" + ", data".repeat(5_000) + ") FROM delivery_events");
  }

  @Test
  void aRefusedFunctionIsNamedWithWhatToUseInstead() {
    assertThatThrownBy(() -> sql("SELECT list_reduce([1], (x, y) -> x)"))
        .hasMessageContaining("list_reduce")
        .hasMessageContaining("list_sum");
  }

  private static void assertRefused(String query) {
    assertThatThrownBy(() -> sql(query))
        .as(query.substring(0, Math.min(60, query.length())))
        .isInstanceOf(SqlRefusedException.class);
  }

  @Test
  void aQuestionMarkHasNoValue() {
    refused("SELECT * FROM delivery_events WHERE event_id = ?");
    refused("SELECT $1");
  }

  @Test
  void aNulCharacterHidesNothing() {
    refused("SELECT 1 \0; DELETE FROM delivery_events");
  }

  @Test
  void theMessageSaysWhatIsWrong() {
    assertThatThrownBy(() -> sql("SELEC 1")).hasMessageContaining("SELEC");
    assertThatThrownBy(() -> sql("SELECT nope FROM delivery_events")).hasMessageContaining("nope");
    assertThatThrownBy(() -> sql("SELECT * FROM delivery_event"))
        .hasMessageContaining("delivery_events");
    assertThatThrownBy(() -> sql("SELECT unnest(range(3))")).hasMessageContaining("FROM range");
  }

  private static void refused(String query) {
    assertThatThrownBy(() -> sql(query)).as(query).isInstanceOf(SqlRefusedException.class);
  }

  private static List<List<Object>> sql(String query) throws Exception {
    return trial.sink.reader().sql(query, SqlLimits.DEFAULT).rows();
  }
}
