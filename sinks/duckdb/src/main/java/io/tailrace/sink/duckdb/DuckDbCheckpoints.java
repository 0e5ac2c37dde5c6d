package io.tailrace.sink.duckdb;

import io.tailrace.core.log.Position;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Brings what was committed from DuckDB's write-ahead log into the main file: after so many bytes,
 * so many commits, so much time. What is not there yet stands in memory too, and is lost with the
 * write-ahead log. Each time the rows become row groups of their own, which nothing merges later if
 * there are large ones: so no group is larger than what may lie between two checkpoints, and
 * reading it needs no more memory than that. For the consumer's thread.
 */
final class DuckDbCheckpoints {
  /** An eighth of the least memory that there may be: reading a group again takes some copies. */
  static final long BYTES = 8L << 20;

  /** What is put off for a reader's sake ends here. */
  private static final long LATEST = 24L << 20;

  private static final int COMMITS = 2_000;

  /** A checkpoint of few rows makes a small row group, which may be merged later or not. */
  private static final Duration OFTEN = Duration.ofSeconds(10);

  private static final Duration SELDOM = Duration.ofMinutes(10);

  private final DuckDbFile warehouse;
  private final DuckDbPositions positions;
  private final Tuning tuning;
  private List<Position> covered = List.of();
  private Instant last;
  private int commits;

  DuckDbCheckpoints(DuckDbFile warehouse, DuckDbPositions positions, Tuning tuning) {
    this.warehouse = warehouse;
    this.tuning = tuning;
    this.positions = positions;
  }

  /** How far it is safe against the loss of the write-ahead log. */
  Position covered(Position committed) {
    return covered.stream()
        .filter(position -> position.partition() == committed.partition())
        .filter(position -> position.logId().equals(committed.logId()))
        .findFirst()
        .orElse(Position.at(committed.logId(), committed.partition(), 0));
  }

  /** After a transaction with which something begins; what an earlier run left comes along. */
  void begun(Instant now) throws SQLException {
    checkpoint(0, now);
  }

  /** Before a transaction that writes about so many bytes. */
  void before(long bytes, Instant now) throws SQLException {
    long wal = warehouse.walBytes();
    if (wal > 0 && (wal + bytes > BYTES || commits >= COMMITS || isTime(now))) {
      checkpoint(bytes, now);
    }
    commits++;
  }

  /** Also while nothing comes; and at the end, whenever that is. */
  void idle(Instant now, boolean ending) throws SQLException {
    if (warehouse.walBytes() > 0 && (ending || isTime(now))) {
      checkpoint(0, now);
    }
  }

  private boolean isTime(Instant now) {
    if (last == null) {
      last = now;
    }
    // A clock that was set back makes it time too.
    Duration time = tuning.rowsAreSmall() ? OFTEN : SELDOM;
    return Duration.between(last, now).abs().compareTo(time) >= 0;
  }

  /**
   * If it throws, what was committed before is so nevertheless. What a failed checkpoint leaves in
   * memory is not trusted: the file is opened anew.
   */
  private void checkpoint(long bytes, Instant now) throws SQLException {
    last = now;
    tuning.follow();
    if (!warehouse.isRead()) {
      positions.prune();
    }
    List<Position> committed = positions.all();
    boolean put = tried();
    if (!put && warehouse.walBytes() + bytes > LATEST) {
      warehouse.endReaders();
      warehouse.checkpoint();
      put = true;
    }
    if (put) {
      commits = 0;
      covered = committed;
    }
  }

  /** False while somebody reads what was deleted since: then DuckDB must keep both. */
  private boolean tried() throws SQLException {
    try {
      warehouse.checkpoint();
      return true;
    } catch (SQLException e) {
      if (DuckDbFailure.of(e) == DuckDbFailure.BEING_READ) {
        return false;
      }
      throw e;
    }
  }
}
