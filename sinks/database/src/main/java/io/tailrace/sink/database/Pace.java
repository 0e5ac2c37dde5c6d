package io.tailrace.sink.database;

import java.time.Duration;

/**
 * How much goes into one transaction. Immutable.
 *
 * @param batch how many records one transaction takes at most
 * @param linger how long records may gather before the next transaction
 */
public record Pace(int batch, Duration linger) {
  /** For a file that the process which receives writes too: short collections of its heap. */
  public static final Pace IN_SERVER = new Pace(2_000, Duration.ofMillis(100));

  /** Where a transaction has answers from elsewhere to wait for. */
  public static final Pace OVER_NETWORK = new Pace(4_000, Duration.ofMillis(100));

  /** This pace with batches of another size. */
  public Pace withBatch(int records) {
    return new Pace(records, linger);
  }
}
