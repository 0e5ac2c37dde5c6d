package io.tailrace.sink.duckdb;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/**
 * A read-only transaction on a connection of its own. For one thread, but for {@link #cancel},
 * which may come from any.
 */
final class ReadSession implements AutoCloseable {
  private final DuckDBConnection connection;
  private final Sessions sessions;
  private volatile Statement running;

  ReadSession(DuckDBConnection connection, Sessions sessions) {
    this.connection = connection;
    this.sessions = sessions;
  }

  /** Begins; what is committed later is not seen. */
  void begin() throws SQLException {
    run("BEGIN TRANSACTION READ ONLY");
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void query(String sql, DuckDbFile.RowReader reader, Object... values) throws SQLException {
    DuckDbFile.query(connection, sql, reader, values);
  }

  /** Runs one statement that writes a file, and returns the rows that it wrote. */
  long copy(String sql) throws SQLException {
    try (PreparedStatement statement = prepare(sql)) {
      return statement.executeLargeUpdate();
    }
  }

  /** A statement that {@link #cancel} reaches. */
  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    running = statement;
    return statement;
  }

  void cancel() {
    Statement statement = running;
    if (statement != null) {
      DuckDbClosing.quietly(statement::cancel);
    }
  }

  @Override
  public void close() {
    DuckDbClosing.quietly(connection);
    sessions.ended(this);
  }
}
