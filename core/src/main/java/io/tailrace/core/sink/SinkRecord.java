package io.tailrace.core.sink;

import io.tailrace.core.log.BackfillId;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.Event;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log with its meaning. Immutable.
 *
 * @param event null if the record is in quarantine, which only sinks get that want it
 */
public record SinkRecord(LogRecord record, @Nullable Event event) {

  /** The event, for a sink that gets nothing else. */
  public Event knownEvent() {
    return Objects.requireNonNull(event, "the record is in quarantine");
  }

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
