package io.tailrace.sink.duckdb;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.SinkUnavailableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * The committed position of each partition, in the same file as the rows. For the consumer's
 * thread.
 *
 * <p>A row is updated in place: with a list as the type of {@code pending}, or deleting and
 * inserting it, DuckDB's memory grew with every commit.
 */
final class Positions {
  static final String SINK = "warehouse";

  private final Warehouse warehouse;

  Positions(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  Optional<Position> committed(int partition) throws SQLException {
    Position[] found = new Position[1];
    warehouse.query(
        "SELECT log_id, \"offset\", pending FROM sink_positions WHERE sink = ? AND \"partition\" = ?",
        row -> found[0] = position(row, partition),
        SINK,
        partition);
    return Optional.ofNullable(found[0]);
  }

  private static Position position(ResultSet row, int partition) throws SQLException {
    return Position.of(
        UUID.fromString(row.getString(1)), partition, row.getLong(2), row.getString(3));
  }

  /** In the same transaction as the rows; refused if a later owner has committed. */
  void put(Position position, long epoch) throws SQLException, SinkUnavailableException {
    fence(position.partition(), epoch);
    String pending = position.pendingText();
    String log = position.logId().toString();
    int updated =
        warehouse.update(
            "UPDATE sink_positions SET epoch = ?, log_id = ?, \"offset\" = ?, pending = ?"
                + " WHERE sink = ? AND \"partition\" = ?",
            epoch,
            log,
            position.offset(),
            pending,
            SINK,
            position.partition());
    if (updated == 0) {
      warehouse.update(
          "INSERT INTO sink_positions (epoch, log_id, \"offset\", pending, sink, \"partition\")"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          epoch,
          log,
          position.offset(),
          pending,
          SINK,
          position.partition());
    }
  }

  /** In a transaction: makes this epoch the owner, and leaves the position as it is. */
  Position claim(Position first, long epoch) throws SQLException, SinkUnavailableException {
    Position position = committed(first.partition()).orElse(first);
    put(position, epoch);
    return position;
  }

  private void fence(int partition, long epoch) throws SQLException, SinkUnavailableException {
    long[] seen = {Long.MIN_VALUE};
    warehouse.query(
        "SELECT epoch FROM sink_positions WHERE sink = ? AND \"partition\" = ?",
        row -> seen[0] = row.getLong(1),
        SINK,
        partition);
    if (seen[0] > epoch) {
      throw new SinkUnavailableException(
          "The warehouse's partition %s belongs to a process that started later (epoch %s, ours is %s). %s"
              .formatted(partition, seen[0], epoch, "Nothing was written; stop one of the two"));
    }
  }
}
