package io.tailrace.log.redis;

import java.util.concurrent.atomic.LongAdder;

/** What was sent, and how well callers share it. Safe for use by many threads. */
final class Counters {
  private static final double WEIGHT_OF_LAST = 0.125;
  private static final double BUSY_FROM = 24;

  private final LongAdder groups = new LongAdder();
  private final LongAdder records = new LongAdder();
  private volatile double callers;
  private volatile long lastAt;

  synchronized void kept(int callersNow, int recordsNow) {
    groups.increment();
    records.add(recordsNow);
    callers += WEIGHT_OF_LAST * (callersNow - callers);
    lastAt = System.nanoTime();
  }

  long groups() {
    return groups.sum();
  }

  long records() {
    return records.sum();
  }

  double callersPerGroup() {
    return callers;
  }

  /** Many callers share each group, and did so within the last second. */
  boolean busy() {
    return callers >= BUSY_FROM && System.nanoTime() - lastAt < 1_000_000_000L;
  }
}
