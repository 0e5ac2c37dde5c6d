package io.tailrace.core.consumer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits that double from {@code first} up to {@code cap}, each shortened by up to a half at random
 * so that many do not come back at once. The App API's client has its own, since customerio stands
 * without core; the simulated sender's is Customer.io's. For one thread.
 */
final class Backoff {
  private final Duration first;
  private final Duration cap;
  private final RandomGenerator random;
  private int failures;

  Backoff(Duration first, Duration cap, RandomGenerator random) {
    this.first = first;
    this.cap = cap;
    this.random = random;
  }

  /** The wait after one more failure. */
  Duration next() {
    return jittered(delay(first, cap, failures++));
  }

  /** Starts over: it worked. */
  void reset() {
    failures = 0;
  }

  private Duration jittered(Duration full) {
    long half = full.toNanos() / 2;
    return Duration.ofNanos(half + (long) (random.nextDouble() * half));
  }

  /** {@code first} doubled {@code failures} times, at most {@code cap}. */
  static Duration delay(Duration first, Duration cap, int failures) {
    Duration delay = first.multipliedBy(1L << Math.min(failures, 20));
    return delay.compareTo(cap) > 0 ? cap : delay;
  }
}
