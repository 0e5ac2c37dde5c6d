package io.tailrace.core.consumer;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Hands records to a sink again: dead letters that somebody wants to try once more, and ranges of
 * the log. It hands over a batch at a time beside the sink's own progress, so neither waits for the
 * other. For one thread.
 */
final class ReplayFeeder {
  private static final int LETTERS_AT_ONCE = 100;
  private static final Duration LOOKS_EVERY = Duration.ofMillis(250);
  private static final long NOTHING = -1;
  private final SinkPartition handled;
  private final Sink sink;
  private final int partition;
  private final DeadLetters letters;
  private final Replays replays;
  private final BatchWriter handover;
  private final BroughtBack broughtBack;
  private Instant lookedAt = Instant.EPOCH;
  private boolean found;
  private long under = NOTHING;
  private long until;

  ReplayFeeder(SinkPartition handled, ConsumerStore store, BatchWriter handover) {
    this.handled = handled;
    this.sink = handled.sink();
    this.partition = handled.partition();
    this.letters = store.deadLetters();
    this.replays = store.replays();
    this.handover = handover;
    this.broughtBack = new BroughtBack(handled, store.pins());
  }

  /**
   * Whether to look for what was asked for. Both questions cost a store as much as a batch does, so
   * a consumer that has records to hand over does not ask in each turn.
   */
  boolean looks(boolean idle) {
    Instant now = handled.now();
    boolean looks =
        idle || found || now.isBefore(lookedAt) || !now.isBefore(lookedAt.plus(LOOKS_EVERY));
    if (looks) {
      lookedAt = now;
      found = false;
    }
    return looks;
  }

  /** Tries the dead letters again that somebody asked for; true if there were any. */
  boolean letters()
      throws StoreUnavailableException, LogUnavailableException, SinkUnavailableException {
    boolean tried = false;
    for (DeadLetter letter : letters.requested(sink.name(), partition, LETTERS_AT_ONCE)) {
      if (!comesAnyway(letter.record())) {
        letter(letter, handled.now());
        tried = true;
      }
    }
    found |= tried;
    return tried;
  }

  /**
   * Whether the sink will be handed this record for the first time yet, as after it was put back to
   * an older state. Fed from here too it would be there twice; once the position is past it, it is
   * looked for.
   */
  private boolean comesAnyway(LogRecord record) throws LogUnavailableException {
    return record.offset() >= handover.committed().offset()
        && handled.reader().read(partition, record.offset(), ReadLimit.ONE).stream()
            .anyMatch(kept -> isSame(kept, record));
  }

  private static boolean isSame(LogRecord kept, LogRecord record) {
    return kept.offset() == record.offset()
        && kept.feed().equals(record.feed())
        && kept.key().equals(record.key());
  }

  private void letter(DeadLetter letter, Instant now)
      throws StoreUnavailableException, SinkUnavailableException {
    // Its number may be that of another record, of a log that was here before.
    Position before = handover.committed();
    RecordDecoder decoded =
        RecordDecoder.decode(List.of(letter.record()), sink.traits().quarantined());
    List<Rejection> refused = new ArrayList<>(decoded.unreadable());
    if (!decoded.readable().isEmpty()) {
      refused.addAll(handover.again(decoded.readable(), before));
    }
    if (refused.isEmpty()) {
      letters.resolve(letter.id(), DeadLetter.State.REPLAYED, now);
    } else {
      letters.refusedAgain(letter.id(), reason(refused.get(0), letter), now);
      handover.commit(before);
    }
  }

  private static String reason(Rejection refusal, DeadLetter letter) {
    return Objects.requireNonNullElse(refusal.reason(), letter.reason());
  }

  /**
   * Feeds one batch of a requested range again; returns what was refused, or nothing if no range is
   * unfinished. Only what the sink's position had passed when the range was first seen: all else
   * comes for the first time, by itself, and must not come twice.
   */
  Optional<Fed> range()
      throws StoreUnavailableException, LogUnavailableException, SinkUnavailableException {
    Optional<Replay> next = replays.next(sink.name(), partition);
    if (next.isEmpty()) {
      return Optional.empty();
    }
    found = true;
    Replay replay = next.get();
    List<LogRecord> records = before(until(replay), replay.next());
    RecordDecoder decoded = RecordDecoder.decode(records, sink.traits().quarantined());
    List<Rejection> unreadable = decoded.unreadable();
    List<Rejection> refused =
        new ArrayList<>(
            handover.again(
                decoded.readable(),
                handover.committed().withPending(BatchWriter.offsets(unreadable))));
    refused.addAll(unreadable);
    // Before the range goes on: told twice is told once, and told never would leave the gap open.
    broughtBack.fed(records);
    replays.advance(replay, records.isEmpty() ? replay.to() : last(records) + 1);
    return Optional.of(new Fed(decoded.readable(), refused));
  }

  private long until(Replay replay) {
    if (replay.id() != under) {
      under = replay.id();
      until = Math.min(replay.to(), handover.committed().offset());
    }
    // The sink may have been opened anew since, in an older state.
    return Math.min(until, handover.committed().offset());
  }

  private List<LogRecord> before(long to, long from) throws LogUnavailableException {
    if (from >= to) {
      return List.of();
    }
    return handled.reader().read(partition, from, handover.batch()).stream()
        .filter(record -> record.offset() < to)
        .toList();
  }

  private static long last(List<LogRecord> records) {
    return records.get(records.size() - 1).offset();
  }

  /** What was handed over, and what of it was refused. */
  record Fed(List<SinkRecord> records, List<Rejection> rejections) {}
}
