package io.tailrace.customerio.appapi;

import java.time.Instant;
import java.util.Objects;

/**
 * Which journeys of a campaign to count. Immutable, safe to share between threads.
 *
 * @param start its bucket is the first
 * @param end not included
 */
public record JourneyQuery(Instant start, Instant end, Period by) {
  public JourneyQuery {
    Objects.requireNonNull(by, "by");
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("The span must end after it begins: " + start + ".");
    }
  }
}
