package io.tailrace.sink.bigquery;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;

/**
 * The days, in UTC, that some rows touch: the partitions that a query about them reads. Immutable.
 *
 * @param until exclusive
 */
record Days(Instant from, Instant until) {
  static Days of(Collection<Instant> times) {
    Comparator<Instant> order = Comparator.naturalOrder();
    Instant first = times.stream().min(order).orElseThrow().truncatedTo(ChronoUnit.DAYS);
    Instant last = times.stream().max(order).orElseThrow().truncatedTo(ChronoUnit.DAYS);
    return new Days(first, last.plus(Duration.ofDays(1)));
  }
}
