package io.tailrace.core.log;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a position is behind the log's end. Immutable.
 *
 * @param records at or past the position, and pending before it
 * @param oldest when the oldest of them was received, if there is one
 */
public record Lag(long records, @Nullable Instant oldest) {
  public static final Lag NONE = new Lag(0, null);

  /** Clocks of two machines may differ by that much. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  /**
   * Age of the oldest record that waits; zero if none does. One that was received in the future was
   * stamped by a clock that was wrong: how long it waits nobody knows, so it counts as far off as
   * it is, and hides nothing.
   */
  public Duration age(Instant now) {
    if (oldest == null) {
      return Duration.ZERO;
    }
    Duration age = Duration.between(oldest, now);
    return age.isNegative() && age.negated().compareTo(AHEAD) <= 0 ? Duration.ZERO : age.abs();
  }
}
