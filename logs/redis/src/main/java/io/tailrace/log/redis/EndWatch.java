package io.tailrace.log.redis;

import io.tailrace.core.Loop;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.log.redis.LogQuestions.Span;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits for more. Other processes append too, so while anybody waits, a thread looks at the ends
 * every few milliseconds, for all who wait together. Safe for use by many threads.
 */
final class EndWatch {
  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration UNTIL_SOMEBODY_WAITS = Duration.ofHours(1);

  private final RedisLogParts parts;
  private final LogQuestions questions;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Loop looking = Loop.of("log-ends", this::turn).afterFailure(LOOK);

  EndWatch(RedisLogParts parts) {
    this.parts = parts;
    this.questions = new LogQuestions(parts.redis());
    looking.start();
  }

  boolean await(int partition, long offset, Duration timeout) throws InterruptedException {
    if (parts.ends().reaches(partition, offset) || keptBefore(partition, offset)) {
      return true;
    }
    look();
    waiting.incrementAndGet();
    try {
      looking.wake();
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

  private Duration turn() {
    if (waiting.get() == 0) {
      return UNTIL_SOMEBODY_WAITS;
    }
    look();
    return LOOK;
  }

  /** That Redis cannot be asked now is said elsewhere; who waits goes on waiting. */
  private void look() {
    try {
      parts.identity().look(parts.redis().session());
    } catch (RedisUnavailableException | RuntimeException e) {
      // The next look may find it well again.
      return;
    }
  }

  void close() {
    looking.interrupt();
  }
}
