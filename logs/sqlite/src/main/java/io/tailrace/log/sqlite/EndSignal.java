package io.tailrace.log.sqlite;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes readers when something was kept past the offset that they wait for. Safe for use by many
 * threads.
 */
final class EndSignal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile long last;

  /** The last offset that holds a record; 0 if none does. */
  void last(long offset) {
    last = offset;
    // The writer calls this after every commit: it pays for the lock only when somebody waits.
    if (waiting.get() > 0) {
      lock.lock();
      try {
        moved.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  boolean await(long offset, long nanos) throws InterruptedException {
    if (last >= offset) {
      return true;
    }
    waiting.incrementAndGet();
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (last < offset && left > 0) {
        left = moved.awaitNanos(left);
      }
      return last >= offset;
    } finally {
      lock.unlock();
      waiting.decrementAndGet();
    }
  }
}
