package io.tailrace.core.lease;

import java.time.Duration;

/**
 * How long a lease lasts. Immutable.
 *
 * @param lasts after so long without a sign, another worker may take it; 10 s by default
 */
public record LeaseTimes(Duration lasts) {
  public static final LeaseTimes DEFAULT = new LeaseTimes(Duration.ofSeconds(10));

  /** How often it is renewed. */
  public Duration renewedEvery() {
    return lasts.dividedBy(5);
  }

  /**
   * For how long after it was asked for its holder relies on it. Shorter than it lasts, so that the
   * holder stops first even if the two clocks run apart.
   */
  public Duration reliedOn() {
    return lasts.multipliedBy(4).dividedBy(5);
  }
}
