package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody types reads the database and does nothing else. */
class SqliteSelectTest {
  private static final SqlLimits SHORT = new SqlLimits(Duration.ofMillis(300), 100, 50, 100_000);

  @TempDir Path folder;
  private DatabaseReader reader;

  @BeforeEach
  void open() throws Exception {
    SqliteSettings settings = SqliteSettings.in(folder);
    new DatabaseSink(Database.sqlite(settings)).open();
    reader = new DatabaseReader(Database.sqlite(settings));
  }

  @Test
  void oneSelectIsAnswered() throws Exception {
    SqlResult result = reader.sql("-- a ';' here\nSELECT 1 AS one, 'a;b' AS two, NULL;", SHORT);
    assertThat(result.columns()).startsWith("one", "two");
    assertThat(result.rows()).hasSize(1);
    assertThat(result.rows().get(0)).containsExactly(1L, "a;b", null);
    assertThat(reader.sql("WITH x(n) AS (VALUES (1), (2)) SELECT n FROM x", SHORT).rows())
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; DELETE FROM activity",
        "SELECT 1; SELECT 2",
        "DELETE FROM activity",
        "INSERT INTO bookkeeping VALUES ('a', 'b')",
        "INSERT INTO bookkeeping VALUES ('a', 'b') RETURNING name",
        "UPDATE positions SET next_offset = 0",
        "WITH x AS (SELECT 1) DELETE FROM activity",
        "WITH x AS (SELECT 1) INSERT INTO bookkeeping SELECT 'a', 'b'",
        "CREATE TABLE t (a)",
        "DROP TABLE activity",
        "ATTACH DATABASE '/tmp/other.db' AS other",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA table_info(people)",
        "VACUUM",
        "VACUUM INTO '/tmp/copy.db'",
        "BEGIN",
        "EXPLAIN SELECT 1",
        "SELECT load_extension('/tmp/evil.so')",
        "SELECT readfile('/etc/passwd')",
        "SELECT writefile('/tmp/x', 'y')",
        "SELECT fts3_tokenizer('simple', x'41')",
        "SELECT fts3_tokenizer('simple')",
        "SELECT edit('a')",
        "SELECT replicate('a', 1000000)",
        "SELECT * FROM pragma_database_list",
        "SELECT * FROM \"pragma_database_list\"",
        "SELECT * FROM 'pragma_database_list'",
        "SELECT * FROM dbstat",
        "SELECT * FROM fts3tokenize('simple', 'a b')",
        "SELECT 1 /* */; /* ; */ -- \n SELECT 2",
        "SELECT ';' ; DROP TABLE people",
        "SELECT \"a;\"\";b\"; DROP TABLE people",
        "WITH x AS (SELECT 1) UPDATE people SET person = 'a' RETURNING person",
        "SELECT group_concat(i, hex(zeroblob(1000000))) FROM"
            + " (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 99) SELECT i FROM n)",
        "SELECT 1\u0000; DELETE FROM people",
        "SELECT randomblob(100000000)",
        "SELECT * FROM nowhere",
        ""
      })
  void everythingElseIsRefused(String query) {
    assertThatThrownBy(() -> reader.sql(query, SHORT)).isInstanceOf(SqlRefusedException.class);
    assertThat(Path.of("/tmp/copy.db")).doesNotExist();
  }

  @Test
  void anEndlessQueryIsStopped() {
    String endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
    assertThatThrownBy(() -> reader.sql(endless, SHORT))
        .isInstanceOf(SqlRefusedException.class)
        .hasMessageContaining("in time");
  }

  @Test
  void rowsAndCellsAreBounded() throws Exception {
    SqlResult many =
        reader.sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000) SELECT i FROM n",
            SHORT);
    assertThat(many.rows()).hasSize(100);
    assertThat(many.truncated()).isTrue();
    assertThat(reader.sql("SELECT hex(zeroblob(1000))", SHORT).rows().get(0).get(0).toString())
        .hasSizeLessThan(100)
        .endsWith("… (2000 characters)");
  }

  @Test
  void anAnswerIsBoundedInAll() throws Exception {
    SqlResult wide =
        reader.sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000)"
                + " SELECT hex(zeroblob(100000)) FROM n",
            new SqlLimits(Duration.ofSeconds(30), 1_000, 200_000, 8_000_000));
    assertThat(wide.truncated()).isTrue();
    assertThat(wide.rows()).hasSizeLessThan(100);
  }

  @Test
  void ordinaryQuestionsAreAnswered() throws Exception {
    for (String query :
        List.of(
            "SELECT count(*), max(timestamp), group_concat(metric) FROM activity",
            "SELECT status, count(*) FROM deliveries GROUP BY status ORDER BY 2 DESC",
            "SELECT * FROM do_not_contact WHERE address LIKE '%@example.com'",
            "SELECT key, value FROM json_each('{\"a\": 1}')",
            "SELECT row_number() OVER (ORDER BY person), lower(person) FROM people",
            "SELECT date(timestamp), round(avg(human), 2), printf('%d', 1) FROM activity",
            "SELECT coalesce(a, 1) || iif(a, 'x', 'y') FROM (SELECT random() AS a)",
            "SELECT name FROM sqlite_master",
            "SELECT median(opens), stdev(opens) FROM deliveries")) {
      assertThat(reader.sql(query, SHORT).columns()).as(query).isNotEmpty();
    }
  }

  @Test
  void aMissingDatabaseIsSaidAndNotMade() throws Exception {
    SqliteSettings nowhere = SqliteSettings.in(folder.resolve("nowhere"));
    assertThatThrownBy(() -> new DatabaseReader(Database.sqlite(nowhere)).sql("SELECT 1", SHORT))
        .hasMessageContaining("cannot be opened");
    assertThat(Files.exists(nowhere.file())).isFalse();
  }
}
