package io.tailrace.log.sqlite;

import io.tailrace.core.log.Lag;
import io.tailrace.core.log.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Lag without counting rows: past the sweep no offset is missing, so only what retention left
 * before it, which is quarantine, is counted one by one. Stateless.
 */
final class LagQuery {
  private LagQuery() {}

  static Lag ask(Connection connection, Position position) throws SQLException {
    long sweptTo = Offsets.sweptTo(connection);
    long dense = Math.max(0, Offsets.end(connection) - Math.max(position.offset(), sweptTo));
    long left = left(connection, position.offset(), sweptTo);
    Lag pending = pending(connection, position);
    Instant oldest = pending.oldest();
    if (oldest == null) {
      oldest = firstFrom(connection, position.offset());
    }
    return new Lag(dense + left + pending.records(), oldest);
  }

  private static long left(Connection connection, long from, long to) throws SQLException {
    if (from >= to) {
      return 0;
    }
    return SqliteSchema.number(
        connection, "SELECT count(*) FROM records WHERE offset >= " + from + " AND offset < " + to);
  }

  private static Lag pending(Connection connection, Position position) throws SQLException {
    long records = 0;
    Instant oldest = null;
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT received_at FROM records WHERE offset = ?")) {
      for (long offset : position.pending()) {
        Instant receivedAt = receivedAt(statement, offset);
        records += receivedAt == null ? 0 : 1;
        oldest = oldest == null ? receivedAt : oldest;
      }
    }
    return new Lag(records, oldest);
  }

  private static Instant firstFrom(Connection connection, long offset) throws SQLException {
    String sql = "SELECT received_at FROM records WHERE offset >= ? ORDER BY offset LIMIT 1";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return receivedAt(statement, offset);
    }
  }

  private static Instant receivedAt(PreparedStatement statement, long offset) throws SQLException {
    statement.setLong(1, offset);
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? Instant.ofEpochMilli(row.getLong(1)) : null;
    }
  }
}
