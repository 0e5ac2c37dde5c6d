package io.tailrace.core.consumer;

import io.tailrace.core.log.Gap;
import io.tailrace.core.log.GapCause;
import io.tailrace.core.log.KnownGaps;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Pins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what the log cannot give a sink any more, each offset once, before the sink's
 * position moves past it, and says it. For one thread.
 */
final class Losses {
  private static final Logger log = LoggerFactory.getLogger(Losses.class);
  private final SinkPartition handled;
  private final Pins pins;
  private long hadBefore;

  Losses(SinkPartition handled, Pins pins) {
    this.handled = handled;
    this.pins = pins;
  }

  SinkPartition handled() {
    return handled;
  }

  /** The sink once stood at this offset, and stands before it now. */
  void hadBefore(long offset) {
    hadBefore = offset;
  }

  /** The log has no record at the offsets [{@code from}, {@code to}). */
  void missing(long from, long to) throws LogUnavailableException {
    long retained = handled.reader().retainedFrom(handled.partition());
    long let = Math.clamp(retained, from, to);
    long had = Math.clamp(hadBefore, from, let);
    lost(from, had, GapCause.SINK_WENT_BACK);
    lost(had, let, GapCause.BEFORE_THE_LOG);
    lost(let, to, GapCause.MISSING_IN_LOG);
  }

  /** The log was replaced, and ends here now; what was lost with the one before, nobody knows. */
  void replaced(long end) throws LogUnavailableException {
    var nowhere = new Gap.Span(handled.partition(), end, end);
    Gap gap =
        Gap.found(handled.sink().name(), nowhere, GapCause.LOG_REPLACED, handled.now())
            .withRecords(Gap.UNKNOWN);
    pins.lost(gap);
  }

  /** The sink moved past so many records at these offsets without having had them. */
  void unaccounted(long from, long to, long records) throws LogUnavailableException {
    var span = new Gap.Span(handled.partition(), from, to);
    Gap gap =
        Gap.found(handled.sink().name(), span, GapCause.UNACCOUNTED, handled.now())
            .withRecords(records);
    pins.lost(gap);
    say(gap);
  }

  private void lost(long from, long to, GapCause cause) throws LogUnavailableException {
    if (from >= to) {
      return;
    }
    String sink = handled.sink().name();
    var span = new Gap.Span(handled.partition(), from, to);
    for (Gap.Span left : new KnownGaps(pins.gaps()).without(sink, span)) {
      Gap gap = Gap.found(sink, left, cause, handled.now());
      pins.lost(gap);
      say(gap);
    }
  }

  private void say(Gap gap) {
    log.atError()
        .addKeyValue("sink", gap.sink())
        .addKeyValue("partition", gap.partition())
        .addKeyValue("from", gap.from())
        .addKeyValue("to", gap.to())
        .addKeyValue("records", gap.records())
        .addKeyValue("cause", gap.cause().code())
        .log(
            "{} lacks the records at offsets {} to {}: {}. It continues behind them, and the gap is"
                + " written down. 'tailrace backfill' fetches from Customer.io what it can; if the"
                + " records come back into the log, 'tailrace replay --sink {}' feeds them"
                + " and closes the gap. Until then, or until 'tailrace gaps acknowledge', 'tailrace"
                + " status' exits with 1",
            gap.sink(),
            gap.from(),
            gap.to() - 1,
            gap.cause().text(),
            gap.sink());
  }
}
