package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.PositionStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Position;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Positions in the small store. Need only survive the process: a copy that is behind costs nothing.
 * Thread-safe.
 */
final class StoredPositions implements PositionStore {
  private final StoreFile file;

  StoredPositions(StoreFile file) {
    this.file = file;
  }

  @Override
  public Optional<Position> committed(String sink, int partition) throws StoreUnavailableException {
    return file.quickly(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT log_id, partition, offset, pending FROM positions"
                      + " WHERE sink = ? AND partition = ?")) {
            statement.setString(1, sink);
            statement.setInt(2, partition);
            ResultSet row = statement.executeQuery();
            return row.next() ? Optional.of(position(row)) : Optional.empty();
          }
        });
  }

  @Override
  public boolean compareAndSet(String sink, long epoch, Position position)
      throws StoreUnavailableException {
    return file.quickly(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "INSERT INTO positions (sink, partition, epoch, log_id, offset, pending)"
                      + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (sink, partition) DO UPDATE SET"
                      + " epoch = excluded.epoch, log_id = excluded.log_id,"
                      + " offset = excluded.offset, pending = excluded.pending"
                      + " WHERE positions.epoch <= excluded.epoch")) {
            statement.setString(1, sink);
            statement.setInt(2, position.partition());
            statement.setLong(3, epoch);
            statement.setString(4, position.logId().toString());
            statement.setLong(5, position.offset());
            statement.setString(6, text(position.pending()));
            return statement.executeUpdate() > 0;
          }
        });
  }

  private static Position position(ResultSet row) throws SQLException {
    return new Position(
        UUID.fromString(row.getString(1)),
        row.getInt(2),
        row.getLong(3),
        offsets(row.getString(4)));
  }

  private static String text(List<Long> offsets) {
    return offsets.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  static List<Long> offsets(String text) {
    return text.isEmpty() ? List.of() : Arrays.stream(text.split(",")).map(Long::valueOf).toList();
  }
}
