package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/**
 * Brings the file's tables up to this version. Flyway takes the better part of a second to wake, so
 * it is asked only when there is something to do. Stateless.
 */
final class Migrations {
  /** The last migration's version. */
  static final int LATEST = 1;

  private static final String HISTORY = "flyway_schema_history";

  private Migrations() {}

  /** Does what is to be done. */
  static void apply(DatabaseSettings settings, Connection connection)
      throws SQLException, SinkUnavailableException {
    if (pending(settings, connection)) {
      migrate(settings);
    }
  }

  /** Refuses a file where something is to be done yet. */
  static void check(DatabaseSettings settings, Connection connection)
      throws SQLException, SinkUnavailableException {
    if (pending(settings, connection)) {
      throw new SinkUnavailableException(
          "the database " + settings.file() + " is not ready: it is when 'serve' has opened it");
    }
  }

  private static boolean pending(DatabaseSettings settings, Connection connection)
      throws SQLException, SinkUnavailableException {
    try {
      int version = version(connection, settings.file());
      if (version > LATEST) {
        throw DatabaseFault.NEWER.exception(settings.file(), null);
      }
      return version < LATEST;
    } finally {
      connection.rollback(); // or Flyway would wait for what this connection has read
    }
  }

  private static int version(Connection connection, Path file)
      throws SQLException, SinkUnavailableException {
    if (number(connection, "SELECT count(*) FROM sqlite_master") == 0) {
      return 0;
    }
    if (number(connection, "SELECT count(*) FROM sqlite_master WHERE name = '" + HISTORY + "'")
        == 0) {
      throw DatabaseFault.FOREIGN.exception(file, null);
    }
    return number(
        connection, "SELECT max(CAST(version AS INTEGER)) FROM " + HISTORY + " WHERE success");
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static void migrate(DatabaseSettings settings) throws SinkUnavailableException {
    SQLiteDataSource source = new SQLiteDataSource(Sqlite.config(settings));
    source.setUrl(Sqlite.url(settings.file()));
    try {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:" + Sqlite.MIGRATIONS)
          .loggers(QuietFlyway.class.getName())
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw DatabaseFault.unavailable(settings.file(), e);
    }
  }
}
