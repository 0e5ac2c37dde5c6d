package io.tailrace.receiver;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes that many requests share. Nobody waits: what is not there is refused. Safe for use by many
 * threads.
 */
final class ByteBudget {
  private final long limit;
  private final AtomicLong used = new AtomicLong();

  ByteBudget(long limit) {
    this.limit = limit;
  }

  boolean tryTake(long bytes) {
    if (used.addAndGet(bytes) <= limit) {
      return true;
    }
    used.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }

  long used() {
    return used.get();
  }
}
