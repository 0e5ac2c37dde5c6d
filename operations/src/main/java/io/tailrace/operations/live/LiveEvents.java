package io.tailrace.operations.live;

import io.tailrace.core.log.LogRange;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.operations.Cursor;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads the end of the log for those who watch it. It never waits, and reads no more at once than
 * people could look at. Safe for use by many threads.
 */
public final class LiveEvents {
  /** Who is further behind goes on near the end. */
  public static final long FURTHEST_BEHIND = 5_000;

  private static final ReadLimit PAGE = new ReadLimit(500, 4 << 20);

  private final OperationContext parts;

  public LiveEvents(OperationContext parts) {
    this.parts = parts;
  }

  /** Where what is received from now on begins. */
  public Cursor end() throws LogUnavailableException {
    return back(0);
  }

  /** Some records before the end, as many of each partition. */
  public Cursor back(long records) throws LogUnavailableException {
    LogReader reader = parts.log().reader();
    List<Long> offsets = new ArrayList<>();
    for (int partition = 0; partition < reader.partitions(); partition++) {
      LogRange range = reader.range(partition);
      offsets.add(Math.max(range.start(), range.end() - records));
    }
    return new Cursor(offsets);
  }

  public Instant now() {
    return parts.clock().instant();
  }

  /** How many were received at or after {@code time}, over all partitions. */
  public long receivedSince(Instant time) throws LogUnavailableException {
    LogReader reader = parts.log().reader();
    long received = 0;
    for (int partition = 0; partition < reader.partitions(); partition++) {
      received += reader.range(partition).end() - reader.seek(partition, time);
    }
    return received;
  }

  /** Whether the log is in haste to answer senders: who can wait, should. */
  public boolean busy() {
    return parts.log().busy();
  }

  /**
   * What lies between two places, or its first part.
   *
   * @param upTo exclusive
   * @throws OperationException {@code from} is of another log
   */
  public LiveBatch read(Cursor from, Cursor upTo)
      throws LogUnavailableException, OperationException {
    LogReader reader = parts.log().reader();
    from.requirePartitions(reader.partitions());
    long behind = 0;
    List<Long> next = new ArrayList<>();
    for (int partition = 0; partition < reader.partitions(); partition++) {
      long ahead = upTo.offset(partition) - from.offset(partition);
      // A cursor past the end is of a log that has begun anew.
      next.add(Math.min(from.offset(partition), upTo.offset(partition)));
      behind += Math.max(0, ahead);
    }
    if (behind > FURTHEST_BEHIND) {
      return new LiveBatch(List.of(), upTo, behind);
    }
    return new LiveBatch(merged(next, upTo), new Cursor(next), 0);
  }

  /** Moves each of {@code next} past what it gives. */
  private List<LiveEvent> merged(List<Long> next, Cursor upTo) throws LogUnavailableException {
    List<Deque<LogRecord>> waiting = new ArrayList<>();
    List<Boolean> whole = new ArrayList<>();
    for (int partition = 0; partition < next.size(); partition++) {
      Deque<LogRecord> page = page(partition, next.get(partition), upTo.offset(partition));
      waiting.add(page);
      whole.add(page.isEmpty());
    }
    List<LiveEvent> events = new ArrayList<>();
    for (Optional<LogRecord> oldest = take(waiting); oldest.isPresent(); oldest = take(waiting)) {
      LogRecord record = oldest.get();
      next.set(record.partition(), record.offset() + 1);
      events.add(LiveEvent.of(record, new Cursor(next)));
    }
    for (int partition = 0; partition < next.size(); partition++) {
      // Nothing is kept there any more.
      next.set(partition, whole.get(partition) ? upTo.offset(partition) : next.get(partition));
    }
    return events;
  }

  private Deque<LogRecord> page(int partition, long from, long upTo)
      throws LogUnavailableException {
    Deque<LogRecord> page = new ArrayDeque<>();
    if (from < upTo) {
      parts.log().reader().read(partition, from, PAGE).stream()
          .filter(record -> record.offset() < upTo)
          .forEach(page::add);
    }
    return page;
  }

  /** Each partition keeps its own order, whatever its clock did. */
  private static Optional<LogRecord> take(List<Deque<LogRecord>> waiting) {
    return waiting.stream()
        .filter(page -> !page.isEmpty())
        .min(Comparator.comparing(page -> page.element().receivedAt()))
        .map(Deque::remove);
  }
}
