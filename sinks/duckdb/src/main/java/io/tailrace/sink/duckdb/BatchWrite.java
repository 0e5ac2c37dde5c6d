package io.tailrace.sink.duckdb;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkUnavailableException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;

/**
 * Puts batches into the open warehouse, each in one transaction with its position. For the
 * consumer's thread.
 */
final class BatchWrite {
  private final DuckDbFile warehouse;
  private final boolean content;
  private final Tuning tuning;
  private final DuckDbPositions positions;
  private final DuckDbDuplicates writtenBefore;
  private final DuckDbBackfills backfills;
  private final DuckDbCheckpoints checkpoints;
  private final Names names;

  BatchWrite(DuckDbFile warehouse, DuckDbSettings settings, Names names) throws SQLException {
    this.warehouse = warehouse;
    this.names = names;
    this.content = settings.content();
    this.tuning = new Tuning(warehouse, settings);
    Incoming incoming = new Incoming(warehouse);
    this.positions = new DuckDbPositions(warehouse);
    this.writtenBefore = new DuckDbDuplicates(incoming);
    this.backfills = new DuckDbBackfills(warehouse, incoming);
    this.checkpoints = new DuckDbCheckpoints(warehouse, positions, tuning);
  }

  DuckDbPositions positions() {
    return positions;
  }

  DuckDbCheckpoints checkpoints() {
    return checkpoints;
  }

  List<Rejection> write(Batch batch, Instant now)
      throws SQLException, SinkUnavailableException, BatchRejectedException {
    checkpoints.before(bytes(batch), now);
    List<Rejection> refused = new ArrayList<>();
    List<SinkRecord> records = writable(batch, refused);
    inTransaction(
        () -> {
          append(wanted(records, batch.again()), now);
          positions.put(batch.positionAfter(refused), batch.epoch());
          names.write(warehouse);
        });
    names.committed();
    return refused;
  }

  private static long bytes(Batch batch) {
    return batch.records().stream().mapToLong(record -> record.record().body().length).sum();
  }

  void reset(Position position, long epoch, Instant now)
      throws SQLException, SinkUnavailableException, BatchRejectedException {
    inTransaction(() -> positions.put(position, epoch));
    checkpoints.begun(now);
  }

  Position claim(Position first, long epoch, Instant now)
      throws SQLException, SinkUnavailableException, BatchRejectedException {
    Position[] claimed = new Position[1];
    inTransaction(() -> claimed[0] = positions.claim(first, epoch));
    checkpoints.begun(now);
    return claimed[0];
  }

  /** Quarantined records are not asked for; if one comes, the position goes past it. */
  private static List<SinkRecord> writable(Batch batch, List<Rejection> refused) {
    List<SinkRecord> records = new ArrayList<>(batch.records().size());
    for (SinkRecord record : batch.records()) {
      if (record.event() == null) {
        continue;
      }
      if (Micros.fit(record.event().timestamp())) {
        records.add(record);
      } else {
        refused.add(
            new Rejection(
                record.offset(), "the warehouse has no such time: " + record.event().timestamp()));
      }
    }
    return records;
  }

  private List<SinkRecord> wanted(List<SinkRecord> records, boolean again) throws SQLException {
    return backfills.settled(again ? writtenBefore.without(records) : records, again);
  }

  private void append(List<SinkRecord> records, Instant now) throws SQLException {
    if (records.isEmpty()) {
      return;
    }
    try (DuckDBAppender appender = warehouse.appender(null, "delivery_events")) {
      EventRow rows = new EventRow(appender, now, content);
      for (SinkRecord record : records) {
        tuning.written(rows.append(record));
      }
      warehouse.flush(appender);
    }
  }

  /**
   * Whatever else fails here, this instance is not used again. When COMMIT throws, nobody knows
   * whether it committed, nor what is left in memory: only the file does, opened anew.
   */
  private void inTransaction(Steps steps)
      throws SQLException, SinkUnavailableException, BatchRejectedException {
    warehouse.begin();
    try {
      steps.run();
    } catch (SQLException e) {
      if (DuckDbFailure.of(e) == DuckDbFailure.REFUSED) {
        throw rolledBack(e);
      }
      throw e;
    }
    warehouse.run("COMMIT");
  }

  private BatchRejectedException rolledBack(SQLException refusal) throws SQLException {
    warehouse.run("ROLLBACK");
    return new BatchRejectedException(
        "The warehouse refuses a row: " + DuckDbFailure.firstLine(refusal), refusal);
  }

  private interface Steps {
    void run() throws SQLException, SinkUnavailableException;
  }
}
