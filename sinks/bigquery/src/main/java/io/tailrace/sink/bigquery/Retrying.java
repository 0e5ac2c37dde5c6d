package io.tailrace.sink.bigquery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long one call is tried again, and how long it rests between: doubling, at random, up to a
 * tenth of the whole. Immutable.
 */
record Retrying(Duration total) {
  private static final int FIRST_PART = 500;
  private static final int LONGEST_PART = 10;

  /** The tries of one call; for one thread. */
  final class Tries {
    private final long end = System.nanoTime() + total.toNanos();
    private long rest = first().toNanos();

    /** Rests a moment; false if the time is over. */
    boolean again() throws InterruptedException {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      long nanos = ThreadLocalRandom.current().nextLong(rest / 2, rest + 1);
      Thread.sleep(Duration.ofNanos(Math.min(nanos, left)));
      rest = Math.min(rest * 2, longest().toNanos());
      return true;
    }
  }

  Tries begin() {
    return new Tries();
  }

  Duration first() {
    return total.dividedBy(FIRST_PART);
  }

  Duration longest() {
    return total.dividedBy(LONGEST_PART);
  }
}
