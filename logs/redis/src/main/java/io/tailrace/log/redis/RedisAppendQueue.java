package io.tailrace.log.redis;

import io.tailrace.core.log.LogUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits to be sent, bounded in records and bytes. Callers never block in it: past the bounds
 * they are refused. Any thread may offer; one at a time takes.
 */
final class RedisAppendQueue {
  private static final int GROUP_RECORDS = 512;
  private static final long GROUP_BYTES = 4L << 20;

  private final RedisLogSettings.Queue bounds;
  private final ConcurrentLinkedQueue<AppendCall> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger records = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private volatile List<AppendCall> taken = List.of();
  private volatile boolean closed;

  RedisAppendQueue(RedisLogSettings.Queue bounds) {
    this.bounds = bounds;
  }

  void offer(AppendCall call) throws LogUnavailableException {
    if (closed) {
      throw closed();
    }
    reserve(call);
    waiting.add(call);
    // close() may have come between: then nobody may look any more.
    if (closed && waiting.remove(call)) {
      release(call);
      throw closed();
    }
  }

  /** One larger than the bounds is let in alone, or it could never be kept. */
  private void reserve(AppendCall call) throws LogUnavailableException {
    int recordsNow = records.addAndGet(call.records());
    long bytesNow = bytes.addAndGet(call.bytes());
    boolean alone = recordsNow == call.records();
    if (!alone && (recordsNow > bounds.maxRecords() || bytesNow > bounds.maxBytes())) {
      release(call);
      throw new LogUnavailableException(
          "too much waits for Redis already ("
              + recordsNow
              + " records, "
              + bytesNow
              + " bytes): this was not kept. Send it again; if this stays, Redis is too slow");
    }
  }

  private void release(AppendCall call) {
    records.addAndGet(-call.records());
    bytes.addAndGet(-call.bytes());
  }

  /** Whether there is anything to take. */
  boolean waits() {
    return !waiting.isEmpty();
  }

  /** The calls for one group, in order; none if all that waited were withdrawn. */
  List<AppendCall> take() {
    List<AppendCall> group = new ArrayList<>();
    int groupRecords = 0;
    long groupBytes = 0;
    AppendCall call = waiting.poll();
    while (call != null) {
      release(call);
      if (call.take()) {
        group.add(call);
        groupRecords += call.records();
        groupBytes += call.bytes();
      }
      call = groupRecords < GROUP_RECORDS && groupBytes < GROUP_BYTES ? waiting.poll() : null;
    }
    taken = group;
    return group;
  }

  /** Answers the callers whose time is over; false if nobody waits any more. */
  boolean remind() {
    long now = System.nanoTime();
    waiting.forEach(call -> call.remind(now));
    taken.forEach(call -> call.remind(now));
    return !waiting.isEmpty() || !taken.stream().allMatch(AppendCall::isAnswered);
  }

  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
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
