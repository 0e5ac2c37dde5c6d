package io.tailrace.sink.bigquery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long one call is tried again, and how long it rests between: doubling, at random, up to a
 * tenth of the whole. Safe for use by many threads.
 */
final class Retrying {
  private static final int FIRST_PART = 500;
  private static final int LONGEST_PART = 10;

  private final Duration total;
  private final CountDownLatch ended = new CountDownLatch(1);

  Retrying(Duration total) {
    this.total = total;
  }

  /** The tries of one call; for one thread. */
  final class Tries {
    private final long end = System.nanoTime() + total.toNanos();
    private long rest = first().toNanos();

    /** Rests a moment; false if the time is over, or {@link #end} was called. */
    boolean again() throws InterruptedException {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      long nanos = ThreadLocalRandom.current().nextLong(rest / 2, rest + 1);
      rest = Math.min(rest * 2, longest().toNanos());
      return !ended.await(Math.min(nanos, left), TimeUnit.NANOSECONDS);
    }
  }

  /** From now on nothing is tried again. */
  void end() {
    ended.countDown();
  }

  Duration total() {
    return total;
  }

  Tries begin() {
    return new Tries();
  }

  private Duration first() {
    return total.dividedBy(FIRST_PART);
  }

  private Duration longest() {
    return total.dividedBy(LONGEST_PART);
  }
}
