package io.tailrace.core.consumer;

import io.tailrace.core.log.Gap;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Pins;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the gaps whose every record a replay has handed to the sink again. Counts offsets without
 * a hole, and anew after a restart: a gap that was fed in two lives stays open until somebody
 * replays or acknowledges it. For one thread.
 */
final class BroughtBack {
  private static final Logger log = LoggerFactory.getLogger(BroughtBack.class);
  private final SinkPartition handled;
  private final Pins pins;
  private long from;
  private long to;

  BroughtBack(SinkPartition handled, Pins pins) {
    this.handled = handled;
    this.pins = pins;
  }

  /** These were handed over again, in this order. */
  void fed(List<LogRecord> records) throws LogUnavailableException {
    for (LogRecord record : records) {
      if (record.offset() != to) {
        close();
        from = record.offset();
      }
      to = record.offset() + 1;
    }
    close();
  }

  private void close() throws LogUnavailableException {
    if (from == to) {
      return;
    }
    for (Gap gap : pins.gaps()) {
      if (isBack(gap) && pins.acknowledge(gap.id(), Gap.Noted.broughtBack(handled.now()))) {
        log.warn(
            "Gap {} of {} is closed: a replay brought the records at offsets {} to {} back",
            gap.id(),
            gap.sink(),
            gap.from(),
            gap.to() - 1);
      }
    }
  }

  private boolean isBack(Gap gap) {
    return gap.isOpen()
        && gap.sink().equals(handled.sink().name())
        && gap.partition() == handled.partition()
        && gap.from() < gap.to()
        && from <= gap.from()
        && gap.to() <= to;
  }
}
