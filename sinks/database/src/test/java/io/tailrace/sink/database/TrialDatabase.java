package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database to be tried, and the way to look into it from outside. For one thread.
 *
 * @param schema null for SQLite
 */
record TrialDatabase(Database database, String url, String schema) implements AutoCloseable {

  static TrialDatabase sqlite(SqliteSettings settings) {
    return new TrialDatabase(Database.sqlite(settings), SqliteFile.url(settings.file()), null);
  }

  static TrialDatabase postgres(String url, String schema) {
    return postgres(PostgresSettings.at(PostgresAddress.of(url)).withSchema(schema));
  }

  static TrialDatabase postgres(PostgresSettings settings) {
    return new TrialDatabase(
        Database.postgres(settings), settings.address().url(), settings.schema());
  }

  /** Looks into it; to be closed. */
  Tables tables() throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    if (schema != null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET search_path = " + schema);
        statement.execute("SET timezone = 'UTC'");
      }
    }
    return new Tables(connection);
  }

  @Override
  public void close() {
    database.close();
  }
}
