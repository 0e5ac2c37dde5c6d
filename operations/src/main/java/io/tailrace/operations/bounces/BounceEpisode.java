package io.tailrace.operations.bounces;

import io.tailrace.sink.database.Bounces.Hour;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when to when something was met, the last time that it began. Immutable.
 *
 * @param first in the span that was asked for; null = not met there
 * @param last in that span
 * @param since when it began; null = it was there already where the look back ends
 */
record BounceEpisode(@Nullable Instant first, @Nullable Instant last, @Nullable Instant since) {
  /** How far before a span is looked for the beginning. */
  static final Duration LOOK_BACK = Duration.ofDays(28);

  /** What stops for longer has ended, and begins anew. */
  private static final Duration REST = Duration.ofDays(1);

  /**
   * Reads it.
   *
   * @param hours those in which it was met, also before the span
   * @param from the beginning of the span
   */
  static BounceEpisode of(List<Hour> hours, Instant from) {
    List<Hour> latestFirst =
        hours.stream().sorted(Comparator.comparing(Hour::first).reversed()).toList();
    Instant first = null;
    Instant last = null;
    Instant since = null;
    for (Hour hour : latestFirst) {
      if (since != null && hour.last().isBefore(since.minus(REST))) {
        break;
      }
      since = hour.first();
    }
    for (Hour hour : latestFirst) {
      if (!hour.first().isBefore(from)) {
        first = hour.first();
        last = last == null ? hour.last() : last;
      }
    }
    boolean before = since != null && since.isBefore(from.minus(LOOK_BACK).plus(REST));
    return new BounceEpisode(first, last, before ? null : since);
  }

  /** Whether it is over by then. */
  boolean isOverBy(Instant time) {
    return last != null && last.isBefore(time.minus(REST));
  }
}
