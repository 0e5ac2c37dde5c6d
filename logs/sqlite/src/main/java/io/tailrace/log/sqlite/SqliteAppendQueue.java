package io.tailrace.log.sqlite;

import io.tailrace.core.log.LogUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What waits for the writer, bounded in records and bytes. Callers never block in it: past the
 * bounds they are refused. Any thread may offer; one thread takes.
 */
final class SqliteAppendQueue {
  private static final int GROUP_RECORDS = 1_024;
  private static final long GROUP_BYTES = 8L << 20;

  private static final int LINGER_FROM = 8;
  private static final long LINGER_NANOS = 200_000;

  private final SqliteLogSettings.Queue bounds;
  private final ConcurrentLinkedQueue<WriteRequest> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger callers = new AtomicInteger();
  private final AtomicInteger records = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private int lastGroup;
  private volatile List<WriteRequest> taken = List.of();
  private volatile int wakeAt = 1;
  private volatile Thread parked;
  private volatile boolean closed;

  SqliteAppendQueue(SqliteLogSettings.Queue bounds) {
    this.bounds = bounds;
  }

  void offer(WriteRequest request) throws LogUnavailableException {
    reserve(request);
    waiting.add(request);
    if (callers.incrementAndGet() >= wakeAt) {
      wake();
    }
    // close() may have come between: then the writer may have looked for the last time.
    if (closed && waiting.remove(request)) {
      callers.decrementAndGet();
      release(request);
      throw closed();
    }
  }

  /** One larger than the bounds is let in alone, or it could never be kept. */
  private void reserve(WriteRequest request) throws LogUnavailableException {
    if (closed) {
      throw closed();
    }
    int recordsNow = records.addAndGet(request.records());
    long bytesNow = bytes.addAndGet(request.bytes());
    boolean alone = recordsNow == request.records();
    if (!alone && (recordsNow > bounds.maxRecords() || bytesNow > bounds.maxBytes())) {
      release(request);
      throw new LogUnavailableException(
          "too much waits for the disk already ("
              + recordsNow
              + " records, "
              + bytesNow
              + " bytes): this was not kept. Send it again; if this stays, the disk is too slow");
    }
  }

  private void release(WriteRequest request) {
    records.addAndGet(-request.records());
    bytes.addAndGet(-request.bytes());
  }

  /**
   * The requests for one commit, in order; waits up to {@code nanos} for the first. Only the writer
   * calls it.
   */
  List<WriteRequest> take(long nanos) {
    if (nanos > 0) {
      parkUntil(1, nanos);
    }
    if (lastGroup >= LINGER_FROM && callers.get() > 0) {
      // Callers that were answered together come back together: taking the first few at once would
      // leave the others a whole commit behind, and pay for two syncs where one does.
      parkUntil(lastGroup - lastGroup / 4, LINGER_NANOS);
    }
    List<WriteRequest> group = new ArrayList<>();
    int groupRecords = 0;
    long groupBytes = 0;
    long now = System.nanoTime();
    while (groupRecords < GROUP_RECORDS && groupBytes < GROUP_BYTES) {
      WriteRequest request = waiting.poll();
      if (request == null) {
        break;
      }
      callers.decrementAndGet();
      release(request);
      if (request.take(now)) {
        group.add(request);
        groupRecords += request.records();
        groupBytes += request.bytes();
      }
    }
    lastGroup = group.size();
    taken = group;
    return group;
  }

  /** Until so many callers wait, or the time is over, or the queue is closed, or {@link #wake}. */
  private void parkUntil(int enough, long nanos) {
    wakeAt = enough;
    parked = Thread.currentThread();
    // Looked at after it is known that we sleep, or an offer in between would wake nobody.
    if (callers.get() < enough && !closed) {
      LockSupport.parkNanos(this, nanos);
    }
    parked = null;
  }

  /** Wakes the callers whose time is over. */
  void remind() {
    long now = System.nanoTime();
    waiting.forEach(request -> request.remind(now));
    taken.forEach(request -> request.remind(now));
  }

  /** Ends the writer's wait. */
  void wake() {
    Thread writer = parked;
    if (writer != null) {
      LockSupport.unpark(writer);
    }
  }

  void close() {
    closed = true;
    wake();
  }

  boolean isClosed() {
    return closed;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Records that wait. */
  int depth() {
    return records.get();
  }

  private static LogUnavailableException closed() {
    return new LogUnavailableException(
        "the log is closed: this was not kept. Send it again when Tailrace is running");
  }
}
