package io.tailrace.core.sink;

import io.tailrace.core.log.BackfillId;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.Event;

/**
 * A record of the log with its meaning. Immutable.
 *
 * @param event null if the record is in quarantine
 */
public record SinkRecord(LogRecord record, Event event) {
  public long offset() {
    return record.offset();
  }

  /** Whether it was fetched because the real one never came. */
  public boolean isBackfill() {
    return record.source() == Source.BACKFILL;
  }

  /** Whether it takes the place of an event that was backfilled under its {@link BackfillId}. */
  public boolean replacesBackfill() {
    return record.replacesBackfill();
  }
}
