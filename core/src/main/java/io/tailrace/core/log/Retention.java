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
 * @param deduplication how long ids are remembered, records or not; 8 days by default, and at least
 *     {@link #REMEMBERED_AT_LEAST}
 */
public record Retention(
    Duration keep, Duration keepAtMost, long minFreeBytes, Duration deduplication) {
  public static final Retention DEFAULT =
      new Retention(Duration.ofDays(30), Duration.ofDays(90), 1L << 30, Duration.ofDays(8));

  /** A request signed longer ago is not taken for new. Customer.io retries for 7 days. */
  public static final Duration ACCEPTED_OLD = Duration.ofHours(180);

  /** Nor one signed that far ahead: clocks differ. */
  public static final Duration ACCEPTED_AHEAD = Duration.ofDays(1);

  /**
   * How long ids are remembered whatever is configured: a request that came in as early as it is
   * accepted must be known for as long as it is accepted.
   */
  public static final Duration REMEMBERED_AT_LEAST = ACCEPTED_OLD.plus(ACCEPTED_AHEAD);

  /** How long a record that a sink still needs is kept at least, however little space is left. */
  public static final Duration WAITED_LONG = Duration.ofHours(1);

  /**
   * How long ids are remembered now.
   *
   * @param backfilledAt when an event was backfilled last
   */
  public Duration deduplication(Instant backfilledAt, Instant now) {
    Duration window = longer(deduplication, REMEMBERED_AT_LEAST);
    return now.isBefore(backfilledAt.plus(BackfillId.REMEMBERED))
        ? longer(window, BackfillId.REMEMBERED)
        : window;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
