package io.tailrace.core.sink;

import io.tailrace.core.log.ReadLimit;

/**
 * How much is written at once, under a limit of time or memory that is not ours: half as much after
 * a batch that was too large, down to one, and slowly more after each that was not. A fixed size
 * would fail at the same limit for ever. Safe for use by many threads.
 */
public final class BatchSize {
  private static final double GROWTH = 1.125;
  private static final double LEAST = 1.0 / (1 << 20);
  private volatile double share = 1;

  /** How much of at most so many. */
  public int of(int most) {
    return (int) of((long) most);
  }

  /** How much of at most so much. */
  public ReadLimit of(ReadLimit most) {
    return new ReadLimit(of(most.maxRecords()), of(most.maxBytes()));
  }

  private long of(long most) {
    return Math.max(1, (long) (most * share));
  }

  /** One of the present size was too large. */
  public synchronized void tooLarge() {
    share = Math.max(LEAST, share / 2);
  }

  /** One of about the present size was not. */
  public synchronized void done() {
    share = Math.min(1, share * GROWTH);
  }
}
