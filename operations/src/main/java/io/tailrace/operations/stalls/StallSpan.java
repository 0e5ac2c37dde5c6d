package io.tailrace.operations.stalls;

import io.tailrace.operations.ledger.LateHour;
import io.tailrace.operations.ledger.Stall;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A span of time, as it cuts stalls. Immutable.
 *
 * @param from inclusive
 * @param to exclusive
 * @param now until when a stall lasts that has no end yet
 */
record StallSpan(Instant from, Instant to, Instant now) {
  private static final int DATE = 10;

  /** Such as {@code since 2027-03-01}: a time of day only where it begins at none. */
  String words() {
    return to.isBefore(now) ? "from " + word(from) + " to " + word(to) : "since " + word(from);
  }

  private static String word(Instant time) {
    return time.equals(time.truncatedTo(ChronoUnit.DAYS))
        ? time.toString().substring(0, DATE)
        : time.toString().substring(0, DATE + 6).replace('T', ' ') + " UTC";
  }

  boolean meets(Stall stall) {
    return stall.begin().isBefore(to) && !stall.end(now).isBefore(from);
  }

  /** Whether an hour's begin is in it, or the hour in which it begins. */
  boolean meets(LateHour hour) {
    return hour.hour().isBefore(to) && hour.hour().isAfter(from.minus(Duration.ofHours(1)));
  }

  /** Milliseconds that the sender waited within it: no longer than the stall itself is within. */
  long stalledMs(Stall stall) {
    Instant end = stall.end(now);
    Instant first = stall.begin().isAfter(from) ? stall.begin() : from;
    Instant last = end.isBefore(to) ? end : to;
    return Math.min(stall.stalledMs(now), Duration.between(first, last).toMillis());
  }
}
