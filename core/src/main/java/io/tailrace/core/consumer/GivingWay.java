package io.tailrace.core.consumer;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a consumer gives way to appends. It may for so long at once; what it has given it takes
 * back in time of its own, at work or at rest, so that under a burst without end it still has half
 * of the time. For one thread.
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
