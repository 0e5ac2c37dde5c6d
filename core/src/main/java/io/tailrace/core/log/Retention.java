package io.tailrace.core.log;

import java.time.Duration;
import java.time.Instant;

/**
 * How long the log keeps. A record goes when it is older than {@code keep} and behind every
 * configured sink, or older than {@code keepAtMost}. When free disk falls under {@code
 * minFreeBytes}, what every sink has goes at once, and what one still needs after it has waited for
 * {@link #WAITED_LONG}: a sink that merely works a second behind loses nothing by a full disk.
 * Unresolved quarantine stays. Immutable.
 *
 * @param keep 30 days by default
 * @param keepAtMost 90 days by default
 * @param minFreeBytes 1 GiB by default
 * @param deduplication how long ids are remembered at least, records or not; 8 days by default
 */
public record Retention(
    Duration keep, Duration keepAtMost, long minFreeBytes, Duration deduplication) {
  public static final Retention DEFAULT =
      new Retention(Duration.ofDays(30), Duration.ofDays(90), 1L << 30, Duration.ofDays(8));

  /** How long a record that a sink still needs is kept at least, however little space is left. */
  public static final Duration WAITED_LONG = Duration.ofHours(1);

  /**
   * How long ids are remembered now.
   *
   * @param backfilledAt when an event was backfilled last
   */
  public Duration deduplication(Instant backfilledAt, Instant now) {
    boolean longer =
        deduplication.compareTo(BackfillId.REMEMBERED) < 0
            && now.isBefore(backfilledAt.plus(BackfillId.REMEMBERED));
    return longer ? BackfillId.REMEMBERED : deduplication;
  }
}
