package io.tailrace.testkit.customerio;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs an action when a call took too long, from another thread: closing a socket is the one way to
 * end connecting, writing and reading alike. Once closed it runs nothing. Safe to share between
 * threads.
 */
final class Deadline implements AutoCloseable {
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final Runnable action;
  private final ScheduledFuture<?> alarm;
  private boolean passed;
  private boolean closed;

  Deadline(Duration after, Runnable action) {
    this.action = action;
    this.alarm = TIMER.schedule(this::pass, after.toNanos(), TimeUnit.NANOSECONDS);
  }

  private synchronized void pass() {
    if (!closed) {
      passed = true;
      action.run();
    }
  }

  synchronized boolean passed() {
    return passed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    alarm.cancel(false);
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("customerio-timeouts").factory());
    // Thousands of calls a second set one each, and nearly all are cancelled.
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
