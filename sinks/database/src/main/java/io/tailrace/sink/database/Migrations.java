package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.sink.database.DatabaseDoor.Finding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables up to this version. The engine is asked only when there is something to do,
 * since Flyway takes the better part of a second to wake. Several processes may come at once: each
 * engine lets one in at a time. Stateless.
 */
final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  /** The last migration's version. */
  static final int LATEST = 4;

  /** Asks for the last one that was applied. */
  static final String VERSION =
      "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history WHERE success";

  private Migrations() {}

  /** Does what is to be done. */
  static void apply(DatabaseDoor engine, Connection connection)
      throws SQLException, SinkUnavailableException {
    if (pending(engine, connection)) {
      engine.migrate();
    }
  }

  /** Refuses a database where something is to be done yet. */
  static void check(DatabaseDoor engine, Connection connection)
      throws SQLException, SinkUnavailableException {
    if (pending(engine, connection)) {
      throw engine.unavailable(Finding.NOT_READY);
    }
  }

  /** Whether a newer version made these tables; what cannot be read is none's. */
  static boolean areNewer(DatabaseDoor engine) {
    try (Connection connection = engine.reader()) {
      return engine.tables(connection) == DatabaseDoor.Tables.OURS
          && number(connection, VERSION) > LATEST;
    } catch (SQLException e) {
      LOG.debug("the database cannot be looked into; its opening says why", e);
      return false;
    }
  }

  private static boolean pending(DatabaseDoor engine, Connection connection)
      throws SQLException, SinkUnavailableException {
    try {
      engine.dialect().beginReading(connection);
      int version = version(engine, connection);
      if (version > LATEST) {
        throw engine.unavailable(Finding.NEWER);
      }
      return version < LATEST;
    } finally {
      connection.rollback(); // or Flyway would wait for what this connection has read
    }
  }

  private static int version(DatabaseDoor engine, Connection connection)
      throws SQLException, SinkUnavailableException {
    return switch (engine.tables(connection)) {
      case NONE -> 0;
      case OURS -> number(connection, VERSION);
      case FOREIGN -> throw engine.unavailable(Finding.FOREIGN);
    };
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }
}
