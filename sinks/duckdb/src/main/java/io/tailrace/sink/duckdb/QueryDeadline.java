package io.tailrace.sink.duckdb;

import io.tailrace.core.Threads;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts a session's query when its time is over, and goes on interrupting: one that is between
 * two steps does not notice. Safe for use by many threads.
 */
final class QueryDeadline implements AutoCloseable {
  private static final long AGAIN_MILLIS = 20;

  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean over;

  private QueryDeadline() {}

  static QueryDeadline start(Duration time, ReadSession session) {
    QueryDeadline deadline = new QueryDeadline();
    Threads.once("warehouse-query-deadline", () -> deadline.watch(time, session));
    return deadline;
  }

  private void watch(Duration time, ReadSession session) {
    try {
      long wait = time.toMillis();
      while (!done.await(wait, TimeUnit.MILLISECONDS)) {
        over = true;
        session.cancel();
        wait = AGAIN_MILLIS;
      }
    } catch (InterruptedException e) {
      // Nobody else knows this thread; whoever interrupts it wants it gone.
      Thread.currentThread().interrupt();
    }
  }

  boolean over() {
    return over;
  }

  @Override
  public void close() {
    done.countDown();
  }
}
