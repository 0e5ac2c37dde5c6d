package io.tailrace.testkit.customerio;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How a sender lets time pass between attempts. {@link #REAL} waits; a {@link VirtualTime} jumps.
 * Implementations are safe to share between threads.
 */
public interface Pause {
  /** Waits in real time. */
  Pause REAL =
      (duration, stopped) -> {
        boolean unused = stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
      };

  /** Returns once that much time has passed, or earlier when {@code stopped} is released. */
  void sleep(Duration duration, CountDownLatch stopped) throws InterruptedException;
}
