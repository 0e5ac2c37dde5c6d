package io.tailrace.core.consumer;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.sink.SinkUnavailableException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets records aside for one sink. The order of writes is the design: first the dead letter,
 * durably, then the position without the record, so that a crash between the two repeats the first
 * and skips nothing. For one thread.
 */
final class DeadLetterOffice {
  private static final Logger log = LoggerFactory.getLogger(DeadLetterOffice.class);
  private final SinkPartition handled;
  private final DeadLetters letters;
  private final BatchWriter handover;
  private final Losses losses;
  private final ConsumerCounters counters;
  private final int keep;

  /**
   * Makes one.
   *
   * @param keep how many unresolved ones of this sink; 0 for all
   */
  DeadLetterOffice(Losses losses, DeadLetters letters, BatchWriter handover, int keep) {
    this.handled = losses.handled();
    this.losses = losses;
    this.letters = letters;
    this.handover = handover;
    this.counters = handover.counters();
    this.keep = keep;
  }

  /** Keeps the record as a dead letter, then commits {@code after}, which is past it. */
  void setAside(LogRecord record, String reason, int attempts, Position after)
      throws StoreUnavailableException, SinkUnavailableException {
    letters.add(DeadLetter.of(handled.sink().name(), record, reason, attempts, handled.now()));
    if (keep > 0) {
      dropPast();
    }
    handover.commit(after);
    counters.deadLetter();
    log.atError()
        .addKeyValue("sink", handled.sink().name())
        .addKeyValue("offset", record.offset())
        .addKeyValue("event_id", record.key())
        .addKeyValue("attempts", attempts)
        .addKeyValue("reason", reason)
        .log(
            "set aside as a dead letter; the others continue. Look at it with 'tailrace dead-letters"
                + " show', try it again with 'tailrace dead-letters replay'");
  }

  private void dropPast() throws StoreUnavailableException {
    String sink = handled.sink().name();
    var dropped = letters.dropOldest(sink, keep, handled.now());
    while (dropped.isPresent()) {
      counters.drop();
      log.atWarn()
          .addKeyValue("sink", sink)
          .addKeyValue("id", dropped.get().id())
          .addKeyValue("event_id", dropped.get().record().key())
          .addKeyValue("reason", dropped.get().reason())
          .log(
              "dropped the oldest dead letter: the sink has more than the {} that"
                  + " consumer.keep-dead-letters allows. Resolve some, or raise it; 'tailrace"
                  + " explain' still tells of the dropped one",
              keep);
      dropped = letters.dropOldest(sink, keep, handled.now());
    }
  }

  /**
   * A pending record is no longer in the log. If retention took it, that stands in a gap already.
   */
  void gone(long offset) throws SinkUnavailableException, LogUnavailableException {
    losses.missing(offset, offset + 1);
    handover.commit(handover.committed().without(List.of(offset)));
    log.atError()
        .addKeyValue("sink", handled.sink().name())
        .addKeyValue("offset", offset)
        .log(
            "a record that waited for another attempt is no longer in the log; its gap stands in"
                + " 'tailrace status'");
  }
}
