package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.PositionStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Positions in {@code consumers.db}. Safe for use by many threads. */
record SqlitePositions(StoreAccess file) implements PositionStore {
  private static final String COMMIT =
      """
      INSERT INTO positions (sink, partition, epoch, log_id, offset, pending)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (sink, partition) DO UPDATE SET
        epoch = excluded.epoch, log_id = excluded.log_id,
        offset = excluded.offset, pending = excluded.pending
      WHERE positions.epoch <= excluded.epoch\
      """;

  @Override
  public Optional<Position> committed(String sink, int partition) throws StoreUnavailableException {
    SqliteStatements query =
        new SqliteStatements(
            "SELECT log_id, partition, offset, pending FROM positions"
                + " WHERE sink = ? AND partition = ?",
            sink,
            partition);
    return file.read(
        connection -> query.list(connection, SqlitePositions::position).stream().findFirst());
  }

  @Override
  public boolean compareAndSet(String sink, long epoch, Position position)
      throws StoreUnavailableException {
    SqliteStatements commit =
        new SqliteStatements(
            COMMIT,
            sink,
            position.partition(),
            epoch,
            position.logId().toString(),
            position.offset(),
            position.pendingText());
    return file.writeQuick(connection -> commit.update(connection) > 0);
  }

  static Position position(ResultSet row) throws SQLException {
    return Position.of(
        UUID.fromString(row.getString(1)), row.getInt(2), row.getLong(3), row.getString(4));
  }
}
