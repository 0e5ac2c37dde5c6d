package io.tailrace.operations;

import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.customerio.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads events in the order they were received, a page at a time; a page may be empty although more
 * comes after it, when its records were not asked for. Safe for use by many threads.
 */
public final class Tail {
  private static final ReadLimit PAGE = new ReadLimit(500, 8 << 20);
  private static final Duration AT_EACH = Duration.ofMillis(20);
  private final OperationContext parts;

  public Tail(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * A page.
   *
   * @param events those of this page, in the order they were received
   * @param next where the page after it begins
   * @param atEnd whether there was nothing after it
   * @param running whether more may come
   */
  public record Page(List<RecordView> events, Cursor next, boolean atEnd, boolean running) {}

  /** Where everything received at or after {@code time} begins; at the end if null. */
  public Cursor seek(@Nullable Instant time) throws LogUnavailableException {
    LogReader reader = parts.log().reader();
    List<Long> offsets = new ArrayList<>();
    for (int partition = 0; partition < reader.partitions(); partition++) {
      offsets.add(time == null ? reader.range(partition).end() : reader.seek(partition, time));
    }
    return new Cursor(offsets);
  }

  /** The records from {@code cursor} on that {@code filter} wants. */
  public Page read(Cursor cursor, EventFilter filter)
      throws LogUnavailableException, OperationException {
    LogReader reader = parts.log().reader();
    cursor.requirePartitions(reader.partitions());
    List<List<LogRecord>> pages = new ArrayList<>();
    for (int partition = 0; partition < reader.partitions(); partition++) {
      pages.add(reader.read(partition, cursor.offset(partition), PAGE));
    }
    Instant known = knownUpTo(pages);
    List<LogRecord> records = new ArrayList<>();
    List<Long> next = new ArrayList<>();
    for (List<LogRecord> page : pages) {
      List<LogRecord> taken = page.subList(0, countUpTo(known, page));
      records.addAll(taken);
      next.add(
          taken.isEmpty() ? cursor.offset(next.size()) : taken.get(taken.size() - 1).offset() + 1);
    }
    records.sort(Comparator.comparing(LogRecord::receivedAt));
    List<RecordView> events = new ArrayList<>();
    for (LogRecord record : records) {
      Event event = RecordView.decoded(record);
      if (filter.wants(event)) {
        events.add(RecordView.of(record, event));
      }
    }
    return new Page(events, new Cursor(next), records.isEmpty(), parts.running());
  }

  /**
   * Until when no partition can have more than what was read of it, or else a later page would hold
   * what comes before this one. Not simply the times of the last records: clocks may go back.
   */
  private static Instant knownUpTo(List<List<LogRecord>> pages) {
    return pages.stream()
        .flatMap(
            page ->
                page.stream().map(LogRecord::receivedAt).max(Comparator.naturalOrder()).stream())
        .min(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private static int countUpTo(Instant time, List<LogRecord> page) {
    int count = page.size();
    while (count > 0 && page.get(count - 1).receivedAt().isAfter(time)) {
      count--;
    }
    return count;
  }

  /** Waits until there is something past the cursor, or until the time is over. */
  public void await(Cursor cursor, Duration atMost) throws InterruptedException {
    LogReader reader = parts.log().reader();
    int partitions = reader.partitions();
    long until = System.nanoTime() + atMost.toNanos();
    for (int turn = 0; ; turn++) {
      int partition = turn % partitions;
      Duration left = Duration.ofNanos(until - System.nanoTime());
      Duration wait = partitions == 1 ? left : shorter(left, AT_EACH);
      if (!left.isPositive() || reader.await(partition, cursor.offset(partition), wait)) {
        return;
      }
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
