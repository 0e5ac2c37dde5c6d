package io.tailrace.testkit.bigquery;

import java.util.List;
import java.util.Random;

/** Faults of all kinds at random; one seed, one order. Safe for use by many threads. */
public final class SeededFaults implements Faults {
  private static final List<Fault> KINDS =
      List.of(
          Fault.ABORTED,
          Fault.UNAVAILABLE,
          Fault.LOST_ANSWER,
          Fault.LOST_ANSWER,
          Fault.LATE,
          Fault.LATE,
          Fault.BROKEN,
          Fault.DELAYED,
          Fault.QUOTA,
          Fault.PERMISSION);
  private final Random random;
  private final double rate;

  /**
   * Makes one.
   *
   * @param rate of calls that fail, from 0 to 1
   */
  public SeededFaults(long seed, double rate) {
    this.random = new Random(seed);
    this.rate = rate;
  }

  @Override
  public synchronized Fault next(String call) {
    return random.nextDouble() < rate ? KINDS.get(random.nextInt(KINDS.size())) : Fault.NONE;
  }
}
