package io.tailrace.log.sqlite;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether appends need the machine more than anything else does: moving averages, over about the
 * last eight commits, of how many callers were in an append when one ended and of how long its
 * first caller had waited. Callers that were answered and did not get a processor yet are still in
 * it, so that a machine short of processors shows as well as a slow disk. Safe for use by many
 * threads; one of them writes.
 */
final class Load {
  /**
   * By measure, 64 callers that each send again as soon as they are answered make it about 40, also
   * where commits are so fast that few share one; 10,000 a second in an open loop make it 8 to 14
   * while both processors are just enough, and 20 to 35 once they are not.
   */
  private static final double BUSY_CALLERS = 24;

  private static final double BUSY_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
  private static final double WEIGHT = 0.125;
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final AtomicInteger inAppend = new AtomicInteger();
  private volatile double callers;
  private volatile double sharing;
  private volatile double waitNanos;
  private volatile long at = System.nanoTime() - FRESH_NANOS;

  /** A caller came. */
  void enter() {
    inAppend.incrementAndGet();
  }

  /** A caller that came goes, answered or refused. */
  void leave() {
    inAppend.decrementAndGet();
  }

  /** So many callers shared a commit, the first of which waited so long. */
  void committed(int sharingIt, long longestWaitNanos) {
    callers = moved(callers, inAppend.get());
    sharing = moved(sharing, sharingIt);
    waitNanos = moved(waitNanos, (double) longestWaitNanos);
    at = System.nanoTime();
  }

  private static double moved(double average, double last) {
    return average + WEIGHT * (last - average);
  }

  /** How many callers share a commit now. */
  double sharing() {
    return sharing;
  }

  boolean busy() {
    return (callers >= BUSY_CALLERS || waitNanos >= BUSY_WAIT_NANOS)
        && System.nanoTime() - at < FRESH_NANOS;
  }
}
