package io.tailrace.core.consumer;

import java.time.Duration;
import java.time.Instant;

/**
 * Decides for how long a consumer pauses for appends. At first it may pause for a fixed time
 * without a break. After that it pauses only for as long as it has worked or rested, so that even
 * in an endless burst it has half of the time. For one thread.
 */
final class GivingWay {
  private final Duration atMost;
  private Duration given = Duration.ZERO;
  private boolean giving;
  private Instant asked;

  GivingWay(Duration atMost, Instant now) {
    this.atMost = atMost;
    this.asked = now;
  }

  /** Whether to give way from now on, until it is asked again. */
  boolean asked(boolean busy, Instant now) {
    Duration passed = Duration.between(asked, now);
    asked = now;
    given = within(giving ? given.plus(passed) : given.minus(passed));
    giving = busy && given.compareTo(atMost) < 0;
    return giving;
  }

  /** A clock that is set does not make it wait for longer, nor never. */
  private Duration within(Duration duration) {
    if (duration.isNegative()) {
      return Duration.ZERO;
    }
    return duration.compareTo(atMost) > 0 ? atMost : duration;
  }
}
