package io.tailrace.sink.forward;

import java.util.concurrent.TimeUnit;

/** So many calls a second, evenly. Safe for use by many threads. */
final class CallRate {
  private final long gap;
  private long next = System.nanoTime();

  /**
   * Makes one.
   *
   * @param perSecond 0 = as many as go
   */
  CallRate(int perSecond) {
    this.gap = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /** Waits until it is this one's turn. */
  void await() throws InterruptedException {
    if (gap > 0) {
      TimeUnit.NANOSECONDS.sleep(turn());
    }
  }

  private synchronized long turn() {
    long now = System.nanoTime();
    long mine = Math.max(now, next);
    next = mine + gap;
    return mine - now;
  }
}
