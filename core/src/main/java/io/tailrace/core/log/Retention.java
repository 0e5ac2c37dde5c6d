package io.tailrace.core.log;

import java.time.Duration;

/**
 * How long the log keeps. A record goes when it is older than {@code keep} and behind every
 * configured sink, or older than {@code keepAtMost}, or when free disk falls under {@code
 * minFreeBytes}; unresolved quarantine stays. Immutable.
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
}
