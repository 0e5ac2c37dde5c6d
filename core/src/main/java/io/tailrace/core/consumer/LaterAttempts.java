package io.tailrace.core.consumer;

import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkUnavailableException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries pending records again, each alone, and sets one aside after its last attempt. For one
 * thread.
 */
final class LaterAttempts {
  private final SinkPartition handled;
  private final LogReader reader;
  private final BatchWriter handover;
  private final Retries retries;
  private final DeadLetterOffice deadLetters;
  private final CrashGuard caution;

  LaterAttempts(
      SinkPartition handled,
      BatchWriter handover,
      Retries retries,
      DeadLetterOffice deadLetters,
      CrashGuard caution) {
    this.handled = handled;
    this.reader = handled.reader();
    this.handover = handover;
    this.retries = retries;
    this.deadLetters = deadLetters;
    this.caution = caution;
  }

  /** Tries all that are due, one person's in order; true if there were any. */
  boolean due()
      throws SinkUnavailableException, LogUnavailableException, StoreUnavailableException {
    List<Retry> due = retries.due(handled.now());
    Set<@Nullable String> blocked = new HashSet<>();
    for (Retry retry : due) {
      boolean free = retry.person() == null || !blocked.contains(retry.person());
      if (free && !settles(retry, true)) {
        blocked.add(retry.person());
      }
    }
    return !due.isEmpty();
  }

  /** Tries the first pending one without counting it as an attempt; true if it was accepted. */
  boolean probe()
      throws SinkUnavailableException, LogUnavailableException, StoreUnavailableException {
    Optional<Retry> first = retries.first();
    return first.isPresent() && settles(first.get(), false);
  }

  /** Notes what these rejections mean for the next attempts. */
  void schedule(List<SinkRecord> records, List<Rejection> rejections) {
    if (rejections.isEmpty()) {
      return;
    }
    Map<Long, @Nullable String> persons = new HashMap<>();
    records.forEach(record -> persons.put(record.offset(), handled.person(record)));
    for (Rejection rejection : rejections) {
      String person = persons.get(rejection.offset());
      String reason = rejection.reason();
      if (reason != null) {
        retries.refused(rejection.offset(), person, reason, handled.now());
      } else {
        retries.waiting(rejection.offset(), person, handled.now());
      }
    }
  }

  /**
   * Learns of those that were pending at the start what order and caution must know: whose they
   * are, and which of them the process may have died of.
   */
  void recall() throws LogUnavailableException {
    for (long offset : handover.committed().pending()) {
      if (caution.verdict(offset, handled.now()) == CrashGuard.Verdict.POSTPONE) {
        at(offset).ifPresent(this::postpone);
      } else if (handled.sink().traits().ordered() && !knowsPerson(offset)) {
        at(offset).ifPresent(record -> retries.belongs(offset, person(record)));
      }
    }
  }

  private boolean knowsPerson(long offset) {
    return retries.of(offset).map(Retry::person).isPresent();
  }

  /** Tries this one, which is pending, when the process has lived for a while. */
  void postpone(LogRecord record) {
    String reason = caution.reason(record.offset());
    retries.postponed(record.offset(), person(record), reason, caution.calmFrom());
  }

  /** Whose it is, where the sink asks for order and it can be read. */
  private @Nullable String person(LogRecord record) {
    if (!handled.sink().traits().ordered()) {
      return null;
    }
    List<SinkRecord> readable = RecordDecoder.decode(List.of(record), true).readable();
    return readable.isEmpty() ? null : handled.person(readable.get(0));
  }

  /** Tries one pending record again; false if it is still pending. */
  private boolean settles(Retry retry, boolean counts)
      throws SinkUnavailableException, LogUnavailableException, StoreUnavailableException {
    Optional<LogRecord> found = at(retry.offset());
    if (found.isEmpty()) {
      deadLetters.gone(retry.offset());
      settled(retry.offset());
      return true;
    }
    LogRecord record = found.get();
    return switch (caution.verdict(record.offset(), handled.now())) {
      case SET_ASIDE -> {
        setAsideForDeaths(record, without(record));
        yield true;
      }
      case POSTPONE -> {
        postpone(record);
        yield false;
      }
      case HAND_OVER -> settlesInHand(record, retry, counts);
    };
  }

  private boolean settlesInHand(LogRecord record, Retry retry, boolean counts)
      throws SinkUnavailableException, StoreUnavailableException {
    caution.takes(record.offset());
    List<Rejection> refused = handOver(record);
    if (refused.isEmpty()) {
      settled(retry.offset());
    }
    caution.survived();
    if (refused.isEmpty()) {
      return true;
    }
    String reason = refused.get(0).reason();
    return counts && reason != null && refusedAgain(record, retry, reason);
  }

  /** Empty if retention took it. */
  private Optional<LogRecord> at(long offset) throws LogUnavailableException {
    return reader.read(handled.partition(), offset, ReadLimit.ONE).stream()
        .filter(record -> record.offset() == offset)
        .findFirst();
  }

  private List<Rejection> handOver(LogRecord record) throws SinkUnavailableException {
    RecordDecoder decoded =
        RecordDecoder.decode(List.of(record), handled.sink().traits().quarantined());
    return decoded.unreadable().isEmpty()
        ? handover.again(decoded.readable(), without(record))
        : decoded.unreadable();
  }

  private boolean refusedAgain(LogRecord record, Retry retry, String reason)
      throws SinkUnavailableException, StoreUnavailableException {
    Retry next = retries.refused(record.offset(), retry.person(), reason, handled.now());
    boolean last = next.attempts() >= handled.attempts();
    if (last) {
      setAside(record, reason, next.attempts(), without(record));
    }
    return last;
  }

  /** Sets aside what the process died of too often, and commits {@code after}, which is past it. */
  void setAsideForDeaths(LogRecord record, Position after)
      throws SinkUnavailableException, StoreUnavailableException {
    long offset = record.offset();
    setAside(record, caution.reason(offset), caution.deaths(offset), after);
    caution.forget(offset);
  }

  private void setAside(LogRecord record, String reason, int attempts, Position after)
      throws SinkUnavailableException, StoreUnavailableException {
    deadLetters.setAside(record, reason, attempts, after);
    settled(record.offset());
  }

  private void settled(long offset) {
    retries.settled(offset);
    handover.accounts().settled();
  }

  private Position without(LogRecord record) {
    return handover.committed().without(List.of(record.offset()));
  }
}
