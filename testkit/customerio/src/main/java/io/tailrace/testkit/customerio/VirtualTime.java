package io.tailrace.testkit.customerio;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still, except that each pause moves it on at once: a week of retries passes
 * in no time. Safe to share between threads, of which each moves it for all.
 */
public final class VirtualTime implements InstantSource, Pause {
  private final AtomicReference<Instant> now;

  /** Begins at that moment. */
  public VirtualTime(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public void sleep(Duration duration, CountDownLatch stopped) {
    now.updateAndGet(moment -> moment.plus(duration));
  }
}
