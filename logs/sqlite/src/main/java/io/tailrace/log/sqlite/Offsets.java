package io.tailrace.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Questions about offsets that need no scan. Stateless. */
final class Offsets {
  /** One past the last offset ever given. */
  static final String END =
      "SELECT max(ids_swept_to, coalesce((SELECT max(offset) FROM ids), 0) + 1) FROM meta";

  private Offsets() {}

  /** One past the last offset ever given. */
  static long end(Connection connection) throws SQLException {
    return SqliteSchema.number(connection, END);
  }

  static long sweptTo(Connection connection) throws SQLException {
    return SqliteSchema.number(connection, "SELECT swept_to FROM meta");
  }

  /** The last offset that holds a record; 0 if none does. */
  static long last(Connection connection) throws SQLException {
    return SqliteSchema.number(connection, "SELECT max(offset) FROM records");
  }

  /**
   * The first offset of {@code records} or {@code ids} received at or after {@code time}; the end
   * if there is none. A binary search: times never decrease along offsets.
   */
  static long seek(Connection connection, String table, Instant time) throws SQLException {
    long low = SqliteSchema.number(connection, "SELECT min(offset) FROM " + table);
    long high = end(connection);
    String probe =
        "SELECT offset, received_at FROM " + table + " WHERE offset >= ? ORDER BY offset LIMIT 1";
    try (PreparedStatement statement = connection.prepareStatement(probe)) {
      while (low < high) {
        long middle = low + (high - low) / 2;
        statement.setLong(1, middle);
        try (ResultSet row = statement.executeQuery()) {
          if (!row.next() || row.getLong(2) >= time.toEpochMilli()) {
            high = middle;
          } else {
            low = row.getLong(1) + 1;
          }
        }
      }
    }
    return firstFrom(connection, table, low);
  }

  private static long firstFrom(Connection connection, String table, long offset)
      throws SQLException {
    long first =
        SqliteSchema.number(
            connection, "SELECT min(offset) FROM " + table + " WHERE offset >= " + offset);
    return first == 0 ? end(connection) : first;
  }
}
