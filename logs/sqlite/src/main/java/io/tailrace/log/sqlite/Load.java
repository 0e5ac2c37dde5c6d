package io.tailrace.log.sqlite;

import java.util.concurrent.TimeUnit;

/**
 * Whether callers queue for the disk: the moving average of how many shared a commit, over about
 * the last eight commits. While commits take about a millisecond, 10,000 a second in an open loop
 * make it about 10; 64 callers that each send again as soon as they are answered make it 30 to 64.
 * One writes, others read.
 */
final class Load {
  private static final double BUSY_CALLERS = 24;
  private static final double WEIGHT = 0.125;
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private volatile double callers;
  private volatile long at = System.nanoTime() - FRESH_NANOS;

  /** So many callers shared a commit. */
  void committed(int sharing) {
    double before = callers;
    callers = before + WEIGHT * (sharing - before);
    at = System.nanoTime();
  }

  /** How many callers share a commit now. */
  double callers() {
    return callers;
  }

  boolean busy() {
    return callers >= BUSY_CALLERS && System.nanoTime() - at < FRESH_NANOS;
  }
}
