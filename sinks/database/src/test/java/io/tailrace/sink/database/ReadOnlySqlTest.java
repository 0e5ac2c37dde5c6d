package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody types reads the database and does nothing else. */
class ReadOnlySqlTest {
  private static final SqlLimits SHORT = new SqlLimits(Duration.ofMillis(300), 100, 50);

  @TempDir Path folder;
  private DatabaseReader reader;

  @BeforeEach
  void open() throws Exception {
    DatabaseSettings settings = DatabaseSettings.in(folder);
    new DatabaseSink(settings).open();
    reader = new DatabaseReader(settings);
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
        .hasMessageContaining("did not end");
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
        .hasSizeLessThanOrEqualTo(51);
  }

  @Test
  void aMissingDatabaseIsSaidAndNotMade() throws Exception {
    DatabaseSettings nowhere = DatabaseSettings.in(folder.resolve("nowhere"));
    assertThatThrownBy(() -> new DatabaseReader(nowhere).sql("SELECT 1", SHORT))
        .hasMessageContaining("cannot be opened");
    assertThat(Files.exists(nowhere.file())).isFalse();
  }
}
