package io.tailrace.log.sqlite;

import java.time.Duration;

/** What the writer has done. The writer counts, any thread may read. */
final class SqliteCounters {
  private volatile long commits;
  private volatile long records;
  private volatile long lastNanos;
  private volatile long slowestNanos;

  // One thread writes: no increment is lost.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void committed(int newRecords, long nanos) {
    commits++;
    records += newRecords;
    lastNanos = nanos;
    if (nanos > slowestNanos) {
      slowestNanos = nanos;
    }
  }

  long commits() {
    return commits;
  }

  long records() {
    return records;
  }

  Duration last() {
    return Duration.ofNanos(lastNanos);
  }

  Duration slowest() {
    return Duration.ofNanos(slowestNanos);
  }
}
