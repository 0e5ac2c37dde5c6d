package io.tailrace.log.sqlite;

import java.util.concurrent.TimeUnit;

/**
 * Whether callers queue for the disk: moving averages, over about the last eight commits, of how
 * many callers shared one and of how long its first caller had waited for it. While commits take
 * about a millisecond, 10,000 a second in an open loop make it about 10 callers and 2 ms; 64
 * callers that each send again as soon as they are answered make it 30 to 64; and where the
 * processors are short, the wait shows it. One writes, others read.
 */
final class Load {
  private static final double BUSY_CALLERS = 16;
  private static final double BUSY_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
  private static final double WEIGHT = 0.125;
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private volatile double callers;
  private volatile double waitNanos;
  private volatile long at = System.nanoTime() - FRESH_NANOS;

  /** So many callers shared a commit, the first of which waited so long. */
  void committed(int sharing, long longestWaitNanos) {
    double callersBefore = callers;
    double waitBefore = waitNanos;
    callers = callersBefore + WEIGHT * (sharing - callersBefore);
    waitNanos = waitBefore + WEIGHT * (longestWaitNanos - waitBefore);
    at = System.nanoTime();
  }

  /** How many callers share a commit now. */
  double callers() {
    return callers;
  }

  boolean busy() {
    return (callers >= BUSY_CALLERS || waitNanos >= BUSY_WAIT_NANOS)
        && System.nanoTime() - at < FRESH_NANOS;
  }
}
