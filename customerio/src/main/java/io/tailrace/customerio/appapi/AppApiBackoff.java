package io.tailrace.customerio.appapi;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a request is repeated: half a second, doubled each time up to 15 s, and
 * of that between half and all, by chance. Customer.io never says how long. Consumers have theirs
 * in core, of which this library knows nothing. Safe to share between threads.
 *
 * @param chance from 0 to 1, anew each time
 */
record AppApiBackoff(DoubleSupplier chance) {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final int MAX_DOUBLINGS = 5;

  /**
   * @param attempt that failed, 1 = the first
   */
  Duration after(int attempt) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
    Duration whole = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return Duration.ofMillis((long) (whole.toMillis() * (0.5 + chance.getAsDouble() / 2)));
  }
}
