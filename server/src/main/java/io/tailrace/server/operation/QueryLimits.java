package io.tailrace.server.operation;

import java.time.Duration;

/** How long a query may run, and how many rows it may bring. Immutable. */
public record QueryLimits(Duration time, int rows) {
  /** 30 seconds, 10,000 rows. */
  public static final QueryLimits DEFAULT = new QueryLimits(Duration.ofSeconds(30), 10_000);
}
