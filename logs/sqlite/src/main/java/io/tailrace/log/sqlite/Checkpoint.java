package io.tailrace.log.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a checkpoint found. Immutable.
 *
 * @param blocked whether somebody kept it from being complete
 * @param pages in the write-ahead log
 * @param done of them, how many are in the main file
 */
record Checkpoint(boolean blocked, long pages, long done) {
  static final Checkpoint NONE = new Checkpoint(false, 0, 0);

  /** Only looks. */
  static Checkpoint look(Connection connection) throws SQLException {
    return run(connection, "NOOP");
  }

  /** Copies what it can without stopping anybody. */
  static Checkpoint passive(Connection connection) throws SQLException {
    return run(connection, "PASSIVE");
  }

  /** Copies the rest, so that the next commit starts the write-ahead log over in place. */
  static Checkpoint restart(Connection connection) throws SQLException {
    return run(connection, "RESTART");
  }

  /**
   * Copies all and empties the write-ahead log. Done at every opening: pages that a failed sync
   * left in the system's cache are then written and synced anew, or the file does not open.
   */
  static Checkpoint everything(Connection connection) throws SQLException {
    return run(connection, "TRUNCATE");
  }

  long left() {
    return pages - done;
  }

  private static Checkpoint run(Connection connection, String mode) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
      row.next();
      return new Checkpoint(
          row.getInt(1) != 0, Math.max(0, row.getLong(2)), Math.max(0, row.getLong(3)));
    }
  }
}
