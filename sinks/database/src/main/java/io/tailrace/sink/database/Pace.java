package io.tailrace.sink.database;

import java.time.Duration;

/**
 * How much goes into one transaction. Immutable.
 *
 * @param batch how many records one transaction takes at most. Defaults to 4,000
 * @param linger how long records may gather before the next transaction. Defaults to 100 ms
 */
public record Pace(int batch, Duration linger) {
  public static final Pace DEFAULT = new Pace(4_000, Duration.ofMillis(100));

  /** The same with batches of another size. */
  public Pace withBatch(int records) {
    return new Pace(records, linger);
  }
}
