package io.tailrace.core.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a checkpoint of a SQLite file found. Each throws if the disk refused a write or a sync:
 * SQLite's automatic ones keep that to themselves, so no connection of ours has them. Immutable.
 *
 * @param blocked whether somebody kept it from being complete
 * @param pages in the write-ahead log
 * @param done of them, how many are in the main file
 */
public record Checkpoint(boolean blocked, long pages, long done) {
  public static final Checkpoint NONE = new Checkpoint(false, 0, 0);

  /** Only looks. */
  public static Checkpoint look(Connection connection) throws SQLException {
    return run(connection, "NOOP");
  }

  /** Copies what it can without stopping anybody. */
  public static Checkpoint passive(Connection connection) throws SQLException {
    return run(connection, "PASSIVE");
  }

  /** Copies the rest, so that the next commit starts the write-ahead log over in place. */
  public static Checkpoint restart(Connection connection) throws SQLException {
    return run(connection, "RESTART");
  }

  /** Copies all and empties the write-ahead log. */
  public static Checkpoint everything(Connection connection) throws SQLException {
    return run(connection, "TRUNCATE");
  }

  public long left() {
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
