package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sql.SqlRefusedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This lock holds alone too, on a connection that may write and after nobody read the text. */
class CompiledQueryTest {
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a, b)");
      statement.execute("CREATE INDEX i ON t (a)");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WITH x AS (SELECT 1) DELETE FROM t",
        "INSERT INTO t VALUES (1, 2) RETURNING a",
        "UPDATE t SET a = 1",
        "REPLACE INTO t VALUES (1, 2)",
        "CREATE TEMP TABLE u (a)",
        "DROP INDEX i",
        "ALTER TABLE t ADD COLUMN c",
        "ATTACH 'x.db' AS x",
        "DETACH main",
        "VACUUM",
        "VACUUM INTO 'x.db'",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA wal_checkpoint",
        "BEGIN",
        "COMMIT",
        "SAVEPOINT s",
        "REINDEX",
        "SELECT load_extension('x')",
        "SELECT fts3_tokenizer('simple')",
        "SELECT a FROM t WHERE load_extension(a)",
        "SELECT * FROM pragma_table_info('t')",
        "SELECT * FROM 'dbstat'"
      })
  void whatDoesMoreThanReadIsRefused(String query) {
    assertThatThrownBy(() -> CompiledQuery.check(connection, query))
        .isInstanceOfAny(SqlRefusedException.class, SQLException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a, count(*) FROM t GROUP BY a ORDER BY 2 DESC LIMIT 3",
        "SELECT DISTINCT b FROM t WHERE a IN (SELECT a FROM t)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n LIMIT 3",
        "SELECT sum(a) OVER (PARTITION BY b ORDER BY a) FROM t",
        "SELECT json_extract('{}', '$.a'), strftime('%Y', 'now'), upper(a) FROM t",
        "SELECT value FROM json_each('[1]')",
        "VALUES (1), (2)"
      })
  void whatReadsIsNot(String query) {
    assertThatCode(() -> CompiledQuery.check(connection, query)).doesNotThrowAnyException();
  }
}
