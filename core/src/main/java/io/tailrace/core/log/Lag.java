package io.tailrace.core.log;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a position is behind the log's end. Immutable.
 *
 * @param records at or past the position, and pending before it
 * @param oldest when the oldest of them was received; null if there is none
 */
public record Lag(long records, Instant oldest) {
  public static final Lag NONE = new Lag(0, null);

  /** Age of the oldest record that waits; zero if none does. */
  public Duration age(Instant now) {
    if (oldest == null || oldest.isAfter(now)) {
      return Duration.ZERO;
    }
    return Duration.between(oldest, now);
  }
}
