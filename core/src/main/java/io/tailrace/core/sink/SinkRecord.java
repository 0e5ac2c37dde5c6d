package io.tailrace.core.sink;

import io.tailrace.core.log.LogRecord;
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
}
