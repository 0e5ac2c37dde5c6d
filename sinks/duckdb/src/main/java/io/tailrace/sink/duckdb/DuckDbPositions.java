package io.tailrace.sink.duckdb;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.SinkUnavailableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The committed position of each partition, in the same file as the rows. For the consumer's
 * thread.
 *
 * <p>Each commit appends a row, and the last one counts: a row that was updated while somebody
 * reads its older version keeps DuckDB from checkpointing.
 */
final class DuckDbPositions {
  static final String SINK = "warehouse";
  private static final String COLUMNS =
      "SELECT \"partition\", log_id, \"offset\", pending, epoch FROM sink_positions ";
  private static final String LAST =
      COLUMNS + "WHERE sink = ? AND \"partition\" = ? ORDER BY rowid DESC LIMIT 1";
  private static final String ALL =
      COLUMNS + "WHERE sink = ? QUALIFY rowid = max(rowid) OVER (PARTITION BY \"partition\")";
  private static final String PUT =
      "INSERT INTO sink_positions (epoch, log_id, \"offset\", pending, sink, \"partition\")"
          + " VALUES (?, ?, ?, ?, ?, ?)";
  private static final String PRUNE =
      "DELETE FROM sink_positions WHERE rowid NOT IN"
          + " (SELECT max(rowid) FROM sink_positions GROUP BY sink, \"partition\")";

  private final DuckDbFile warehouse;

  DuckDbPositions(DuckDbFile warehouse) {
    this.warehouse = warehouse;
  }

  Optional<Position> committed(int partition) throws SQLException {
    Position[] found = new Position[1];
    warehouse.query(LAST, row -> found[0] = position(row), SINK, partition);
    return Optional.ofNullable(found[0]);
  }

  /** Of all partitions. */
  List<Position> all() throws SQLException {
    List<Position> found = new ArrayList<>();
    warehouse.query(ALL, row -> found.add(position(row)), SINK);
    return found;
  }

  private static Position position(ResultSet row) throws SQLException {
    return Position.of(
        UUID.fromString(row.getString(2)), row.getInt(1), row.getLong(3), row.getString(4));
  }

  /** Deletes those that count no more. */
  void prune() throws SQLException {
    warehouse.run(PRUNE);
  }

  /** Those of a log that was given another id. */
  void renew(UUID from, UUID to) throws SQLException {
    warehouse.update(
        "UPDATE sink_positions SET log_id = ? WHERE log_id = ?", to.toString(), from.toString());
  }

  /** In the same transaction as the rows; refused if a later owner has committed. */
  void put(Position position, long epoch) throws SQLException, SinkUnavailableException {
    fence(position.partition(), epoch);
    warehouse.update(
        PUT,
        epoch,
        position.logId().toString(),
        position.offset(),
        position.pendingText(),
        SINK,
        position.partition());
  }

  /** In a transaction: makes this epoch the owner, and leaves the position as it is. */
  Position claim(Position first, long epoch) throws SQLException, SinkUnavailableException {
    Position position = committed(first.partition()).orElse(first);
    put(position, epoch);
    return position;
  }

  private void fence(int partition, long epoch) throws SQLException, SinkUnavailableException {
    long[] seen = {Long.MIN_VALUE};
    warehouse.query(LAST, row -> seen[0] = row.getLong(5), SINK, partition);
    if (seen[0] > epoch) {
      throw new SinkUnavailableException(
          "The warehouse's partition %s belongs to a process that started later (epoch %s, ours is %s). %s"
              .formatted(partition, seen[0], epoch, "Nothing was written; stop one of the two"));
    }
  }
}
