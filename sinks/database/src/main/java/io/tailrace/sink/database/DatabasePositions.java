package io.tailrace.sink.database;

import io.tailrace.core.log.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The committed positions, each with its owner's epoch. For one thread. */
final class DatabasePositions {
  private static final String GET =
      "SELECT log_id, next_offset, pending FROM positions WHERE sink = ? AND partition = ?";
  private static final String OWN =
      "INSERT INTO positions (sink, partition, epoch, log_id, next_offset, pending)"
          + " VALUES (?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (sink, partition) DO UPDATE SET epoch = excluded.epoch";
  private static final String UNLESS_LATER = " WHERE positions.epoch <= excluded.epoch";
  private static final String SET =
      OWN
          + ", log_id = excluded.log_id, next_offset = excluded.next_offset,"
          + " pending = excluded.pending"
          + UNLESS_LATER;
  private static final String CLAIM =
      OWN + UNLESS_LATER + " RETURNING log_id, next_offset, pending";

  private final Connection connection;
  private final String sink;

  DatabasePositions(Connection connection, String sink) {
    this.connection = connection;
    this.sink = sink;
  }

  Optional<Position> get(int partition) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GET)) {
      statement.setString(1, sink);
      statement.setInt(2, partition);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(position(partition, row)) : Optional.empty();
      }
    }
  }

  private static Position position(int partition, ResultSet row) throws SQLException {
    UUID logId = UUID.fromString(row.getString(1));
    return Position.of(logId, partition, row.getLong(2), row.getString(3));
  }

  /** False if somebody with a higher epoch owns this partition now: then nothing was set. */
  boolean set(Position position, long epoch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SET)) {
      bind(statement, position, epoch);
      return statement.executeUpdate() == 1;
    }
  }

  /**
   * Makes this epoch the owner and leaves the position as it is; {@code first} if there is none
   * yet. Empty if somebody with a higher epoch owns this partition now.
   */
  Optional<Position> claim(Position first, long epoch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      bind(statement, first, epoch);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(position(first.partition(), row)) : Optional.empty();
      }
    }
  }

  private void bind(PreparedStatement statement, Position position, long epoch)
      throws SQLException {
    statement.setString(1, sink);
    statement.setInt(2, position.partition());
    statement.setLong(3, epoch);
    statement.setString(4, position.logId().toString());
    statement.setLong(5, position.offset());
    statement.setString(6, position.pendingText());
  }
}
