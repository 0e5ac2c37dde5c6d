package io.tailrace.log.redis;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.log.redis.LogQuestions.Span;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits for more. Other processes append too, so while anybody waits, a thread looks at the ends
 * every few milliseconds, for all who wait together. Safe for use by many threads.
 */
final class EndWatch {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final LogParts parts;
  private final LogQuestions questions;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Semaphore wanted = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  EndWatch(LogParts parts) {
    this.parts = parts;
    this.questions = new LogQuestions(parts.redis());
    this.thread = Thread.ofPlatform().name("log-ends").daemon(true).start(this::run);
  }

  boolean await(int partition, long offset, Duration timeout) throws InterruptedException {
    if (parts.ends().reaches(partition, offset) || keptBefore(partition, offset)) {
      return true;
    }
    look();
    waiting.incrementAndGet();
    try {
      wanted.release();
      return parts.ends().await(partition, offset, timeout.toNanos());
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Unresolved quarantine is kept when the stream has gone past it. */
  private boolean keptBefore(int partition, long offset) {
    long start = parts.ends().start(partition);
    if (offset >= start) {
      return false;
    }
    try {
      Span before = new Span(offset, start - 1, 1);
      return !questions.range(parts.keys().quarantine(partition), partition, before).isEmpty();
    } catch (LogUnavailableException e) {
      // Then the next read says so.
      return false;
    }
  }

  private void run() {
    try {
      while (!closed) {
        wanted.acquire();
        wanted.drainPermits();
        while (waiting.get() > 0 && !closed) {
          look();
          TimeUnit.NANOSECONDS.sleep(LOOK_NANOS);
        }
      }
    } catch (InterruptedException e) {
      // The log closes.
    }
  }

  /** That Redis cannot be asked now is said elsewhere; who waits goes on waiting. */
  private void look() {
    try {
      parts.identity().look(parts.redis().session());
    } catch (RedisUnavailableException | RuntimeException | Error e) {
      // Nothing may end this thread either: no consumer would hear of a new record any more.
      Thread.onSpinWait();
    }
  }

  void close() {
    closed = true;
    thread.interrupt();
  }
}
