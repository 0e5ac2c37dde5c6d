package io.tailrace.operations.ledger;

import java.time.Instant;

/**
 * The events of one feed that came late within an hour, whatever the reason. Immutable.
 *
 * @param feed whose events they are
 * @param hour its begin
 * @param events how many were received more than {@link #LATE_SECONDS} after they happened
 * @param latestSeconds the most seconds between an event and its receipt
 */
public record LateHour(String feed, Instant hour, long events, long latestSeconds) {
  /** What came later than so many seconds after it happened is late. */
  public static final long LATE_SECONDS = 120;

  /** Together with what is known of the same hour from before. */
  public LateHour plus(LateHour other) {
    return new LateHour(
        feed, hour, events + other.events, Math.max(latestSeconds, other.latestSeconds));
  }
}
