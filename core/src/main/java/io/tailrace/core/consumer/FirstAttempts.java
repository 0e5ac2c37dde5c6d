package io.tailrace.core.consumer;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkUnavailableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands over what comes after the committed position, batch by batch. For one thread. */
final class FirstAttempts {
  private static final Logger log = LoggerFactory.getLogger(FirstAttempts.class);
  private final SinkPartition handled;
  private final BatchWriter handover;
  private final Retries retries;
  private final LaterAttempts later;
  private final CrashGuard caution;
  private final Reading reading;

  FirstAttempts(
      Reading reading,
      BatchWriter handover,
      Retries retries,
      LaterAttempts later,
      CrashGuard caution) {
    this.handled = reading.handled();
    this.reading = reading;
    this.handover = handover;
    this.retries = retries;
    this.later = later;
    this.caution = caution;
  }

  /** Hands over the next batch, and returns how many records were read for it. */
  int next(ReadLimit limit)
      throws SinkUnavailableException, LogUnavailableException, StoreUnavailableException {
    long offset = handover.committed().offset();
    List<LogRecord> records = reading.from(offset, limit);
    if (records.isEmpty()) {
      passLost(offset);
    }
    if (caution.oneByOne()) {
      oneByOne(records);
    } else if (!records.isEmpty()) {
      together(records);
    }
    return records.size();
  }

  /** Nothing is left to read, although the log may go on. */
  private void passLost(long offset) throws SinkUnavailableException, LogUnavailableException {
    long next = reading.pastLost(offset);
    if (next > offset) {
      handover.commit(handover.committed().advancedTo(next));
    }
  }

  private void together(List<LogRecord> records) throws SinkUnavailableException {
    RecordDecoder decoded = RecordDecoder.decode(records, handled.sink().traits().quarantined());
    List<SinkRecord> now = new ArrayList<>();
    Set<Long> pending = new HashSet<>(BatchWriter.offsets(decoded.unreadable()));
    pending.addAll(splitOffWaiting(decoded.readable(), now));
    List<Rejection> rejections =
        handover.advance(now, past(records.get(records.size() - 1)).withPending(pending));
    handover.accounts().notWanted(decoded.unwanted(), handover.committed().offset());
    later.schedule(decoded.readable(), rejections);
    later.schedule(List.of(), decoded.unreadable());
    retries.reconcile(handover.committed(), handled.now());
  }

  /**
   * Moves to {@code now} what need not wait behind an earlier record of its person; returns the
   * offsets of the rest.
   */
  private Set<Long> splitOffWaiting(List<SinkRecord> records, List<SinkRecord> now) {
    Set<String> persons = retries.persons();
    Set<Long> waiting = new HashSet<>();
    for (SinkRecord record : records) {
      String person = persons.isEmpty() ? null : handled.person(record);
      if (person != null && persons.contains(person)) {
        retries.waiting(record.offset(), person, handled.now());
        waiting.add(record.offset());
      } else {
        now.add(record);
      }
    }
    return waiting;
  }

  private void oneByOne(List<LogRecord> records)
      throws SinkUnavailableException, StoreUnavailableException {
    for (LogRecord record : records) {
      long offset = record.offset();
      switch (caution.verdict(offset, handled.now())) {
        case SET_ASIDE -> later.setAsideForDeaths(record, past(record));
        case POSTPONE -> postpone(record);
        case HAND_OVER -> {
          caution.takes(offset);
          together(List.of(record));
          caution.survived();
        }
      }
    }
    caution.oneByOneIsOver();
  }

  private void postpone(LogRecord record) throws SinkUnavailableException {
    handover.commit(past(record).withPending(List.of(record.offset())));
    later.postpone(record);
    log.atWarn()
        .addKeyValue("sink", handled.sink().name())
        .addKeyValue("offset", record.offset())
        .addKeyValue("event_id", record.key())
        .log(
            "{}; it is retried at {}, and the others continue. If something else ends the process"
                + " again and again, find that first",
            caution.reason(record.offset()),
            caution.calmFrom());
  }

  private Position past(LogRecord record) {
    return handover.committed().advancedTo(record.offset() + 1);
  }
}
