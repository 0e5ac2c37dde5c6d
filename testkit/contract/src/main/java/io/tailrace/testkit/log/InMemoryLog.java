package io.tailrace.testkit.log;

import io.tailrace.core.Check;
import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.GapCause;
import io.tailrace.core.log.KnownGaps;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.LowSpace;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.Quarantine;
import io.tailrace.core.log.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A log in memory that forgets, at a {@link #crash}, what was not flushed, and can be told to fail.
 * It answers after it has flushed; a subclass that does not flush shows whether a test notices.
 * Safe for use by many threads.
 */
public class InMemoryLog implements EventLog {
  final ReentrantLock lock = new ReentrantLock();
  final Condition appended = lock.newCondition();
  private final Retention retention;
  private final Pins pins;
  private final InstantSource clock;
  private final List<Consumer<Contents>> journal;
  private final Contents contents;
  private final LowSpace space = new LowSpace();
  private int flushed;
  private final AtomicLong freeBytes = new AtomicLong(Long.MAX_VALUE);
  private volatile String failure;
  private volatile boolean closed;
  private volatile boolean busy;

  /** A new, empty one that keeps by the default retention, for nobody. */
  public InMemoryLog(InstantSource clock) {
    this(Retention.DEFAULT, new NoPins(), clock);
  }

  public InMemoryLog(Retention retention, Pins pins, InstantSource clock) {
    this.retention = retention;
    this.pins = pins;
    this.clock = clock;
    this.contents = new Contents(UUID.randomUUID());
    this.journal = new ArrayList<>();
  }

  private InMemoryLog(InMemoryLog dead) {
    this.retention = dead.retention;
    this.pins = dead.pins;
    this.clock = dead.clock;
    this.contents = new Contents(dead.contents.logId);
    this.journal = new ArrayList<>(dead.journal.subList(0, dead.flushed));
    journal.forEach(change -> change.accept(contents));
    this.flushed = journal.size();
  }

  @Override
  public List<AppendOutcome> append(List<NewRecord> records, Instant deadline)
      throws LogUnavailableException {
    return locked(
        () -> {
          if (!clock.instant().isBefore(deadline)) {
            throw new LogUnavailableException("the deadline had passed: this was not kept");
          }
          List<AppendOutcome> outcomes = new ArrayList<>();
          for (NewRecord record : records) {
            journal.add(replayed -> replayed.append(record));
            outcomes.add(contents.append(record));
          }
          flush();
          appended.signalAll();
          return outcomes;
        });
  }

  /** Makes what was appended so far survive a crash. */
  protected void flush() {
    flushed = journal.size();
  }

  /** Ends this log as a power failure would, and opens what is left. */
  public InMemoryLog crash() {
    closed = true;
    return new InMemoryLog(this);
  }

  /** Closes this log in good order and opens it again. */
  public InMemoryLog reopen() {
    close();
    return new InMemoryLog(this);
  }

  /** From now on nothing works, for this reason; null ends it. */
  public void failure(String reason) {
    failure = reason;
  }

  /** What {@link #busy} says. */
  public void busy(boolean now) {
    busy = now;
  }

  /** How much the disk takes yet. */
  public void freeBytes(long bytes) {
    freeBytes.set(bytes);
  }

  /** Applies retention. */
  public void retain() throws LogUnavailableException {
    locked(
        () -> {
          Instant now = clock.instant();
          Map<String, Long> floors = pins.floors(0);
          long lowest =
              floors.values().stream().mapToLong(floor -> floor).min().orElse(contents.next);
          long forSpace = forSpace();
          long aged = contents.seek(now.minus(retention.keep()));
          long free = Math.min(Math.max(aged, forSpace), lowest);
          long waited = contents.seek(now.minus(Retention.WAITED_LONG));
          long tooOld = contents.seek(now.minus(retention.keepAtMost()));
          boolean lowForLong =
              space.lasts(forSpace > 0, Duration.ofMillis(clock.instant().toEpochMilli()));
          long forced = Math.max(tooOld, lowForLong ? Math.min(forSpace, waited) : 0);
          if (forced > free) {
            detach(forced, now);
          }
          Duration remembered = retention.deduplication(contents.backfilledAt, now);
          change(each -> each.sweep(Math.max(free, forced), now.minus(remembered)));
          return null;
        });
  }

  private void detach(long target, Instant now) throws LogUnavailableException {
    long start = contents.records.isEmpty() ? contents.next : contents.records.firstKey();
    KnownGaps known = new KnownGaps(pins.gaps());
    for (Map.Entry<String, Optional<Position>> each : pins.standings(0).entrySet()) {
      var going = new Gap.Span(0, start, target);
      for (Gap.Span span : known.needed(each.getKey(), each.getValue(), going)) {
        lose(each.getKey(), span, now);
      }
    }
  }

  private void lose(String sink, Gap.Span span, Instant now) throws LogUnavailableException {
    long records =
        contents.before(span.to()).stream().filter(r -> r.offset() >= span.from()).count();
    if (records > 0) {
      pins.lost(Gap.found(sink, span, GapCause.RETENTION, now).withRecords(records));
    }
  }

  /** How far the oldest records must go so that there is free space again. */
  private long forSpace() {
    long offset = 0;
    long free = freeBytes.get();
    for (LogRecord record : contents.before(contents.next)) {
      if (free >= retention.minFreeBytes()) {
        break;
      }
      free += record.body().length;
      offset = record.offset() + 1;
    }
    return offset;
  }

  /** Something that may find the log unavailable. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws LogUnavailableException;
  }

  <T> T locked(Work<T> work) throws LogUnavailableException {
    lock.lock();
    try {
      if (closed || failure != null) {
        throw new LogUnavailableException(closed ? "the log is closed" : failure);
      }
      return work.run();
    } finally {
      lock.unlock();
    }
  }

  <T> T ask(Function<Contents, T> question) throws LogUnavailableException {
    return locked(() -> question.apply(contents));
  }

  /** A durable change of another kind than an append; under the lock. */
  void change(Consumer<Contents> change) {
    journal.add(change);
    change.accept(contents);
    flush();
  }

  boolean holds(long offset) {
    return !contents.records.tailMap(offset).isEmpty();
  }

  @Override
  public LogReader reader() {
    return new InMemoryReader(this);
  }

  @Override
  public Quarantine quarantine() {
    return new InMemoryQuarantine(this);
  }

  @Override
  public boolean busy() {
    return busy;
  }

  @Override
  public Check check() {
    return closed || failure != null ? Check.failed(closed ? "closed" : failure) : Check.OK;
  }

  @Override
  public void close() {
    closed = true;
  }

  /** Nobody needs anything. */
  private static final class NoPins implements Pins {
    @Override
    public Map<String, Optional<Position>> standings(int partition) {
      return Map.of();
    }

    @Override
    public void lost(Gap gap) {
      throw new IllegalStateException("nobody is there to lose anything: " + gap);
    }

    @Override
    public boolean acknowledge(long id, Gap.Noted noted) {
      return false;
    }

    @Override
    public List<Gap> gaps() {
      return List.of();
    }
  }
}
