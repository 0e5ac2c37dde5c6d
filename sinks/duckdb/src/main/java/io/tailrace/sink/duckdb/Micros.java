package io.tailrace.sink.duckdb;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as DuckDB keeps them: microseconds since 1970, in UTC. Stateless. */
final class Micros {
  private static final Instant FIRST = Instant.parse("-9999-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("+99999-12-31T23:59:59Z");

  private Micros() {}

  /** Whether a column of type TIMESTAMP holds it, and what reads the file still can read it. */
  static boolean fit(Instant time) {
    return !time.isBefore(FIRST) && !time.isAfter(LAST);
  }

  static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
