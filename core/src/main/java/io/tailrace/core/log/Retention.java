package io.tailrace.core.log;

import io.tailrace.core.settings.Section;
import io.tailrace.core.settings.Setting;
import java.time.Duration;
import java.time.Instant;

/**
 * How long the log keeps. A record goes when it is older than {@code keep} and behind every
 * configured sink, or older than {@code keepAtMost}. When free disk falls under {@code
 * minFreeBytes}, what every sink has goes at once, and what one still needs after it has waited for
 * {@link #WAITED_LONG}: a sink that merely works a second behind loses nothing by a full disk.
 * Unresolved quarantine stays. Immutable.
 *
 * @param deduplication how long ids are remembered, records or not; at least {@link
 *     #REMEMBERED_AT_LEAST}
 */
public record Retention(
    @Setting(
            key = "log.retention",
            min = "1h",
            max = "3650d",
            byDefault = "30d",
            meaning = "A record older than this is deleted once every sink has it.")
        Duration keep,
    @Setting(
            key = "log.max-retention",
            min = "1h",
            max = "3650d",
            atLeast = "log.retention",
            byDefault = "90d",
            meaning =
                "A record older than this is deleted even if a sink still needs it; that gap is"
                    + " written down.")
        Duration keepAtMost,
    @Setting(
            key = "log.min-free",
            min = "0",
            max = "100TiB",
            byDefault = "1GiB",
            meaning =
                "With less free disk than this, the oldest records that every sink has are deleted;"
                    + " after five minutes of it, so are those that waited over an hour for a"
                    + " sink.")
        long minFreeBytes,
    @Setting(
            key = "log.deduplication",
            min = "8d",
            max = "3650d",
            byDefault = "8d",
            meaning =
                "How long an `event_id` is remembered, so that a retry is recognized as a duplicate;"
                    + " 8.5 days at least, for as long as one request is accepted. Customer.io"
                    + " retries for 7 days.")
        Duration deduplication) {
  public static final Retention DEFAULT = Section.of(Retention.class).byDefault();

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
