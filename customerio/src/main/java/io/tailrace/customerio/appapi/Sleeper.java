package io.tailrace.customerio.appapi;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How a client waits: for its turn, and before it tries again. {@link #REAL} sleeps; a test lets
 * its own clock jump instead. Implementations are safe to share between threads.
 */
@FunctionalInterface
public interface Sleeper {
  /** Sleeps in real time. */
  Sleeper REAL = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

  /** Returns once that much time has passed. */
  void sleep(Duration duration) throws InterruptedException;
}
