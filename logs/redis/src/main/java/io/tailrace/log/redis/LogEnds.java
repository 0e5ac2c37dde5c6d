package io.tailrace.log.redis;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far each partition reached when we last heard of it, and how many bytes the log holds; wakes
 * who waits for more. Safe for use by many threads.
 */
final class LogEnds {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private long[] starts;
  private long[] ends;
  private volatile long bytes;

  LogEnds(int partitions) {
    forget(partitions);
  }

  /** It is another log: nothing is known of it. */
  void forget(int partitions) {
    lock.lock();
    try {
      starts = new long[partitions];
      ends = new long[partitions];
      Arrays.fill(starts, 1);
      Arrays.fill(ends, 1);
    } finally {
      lock.unlock();
    }
  }

  long start(int partition) {
    lock.lock();
    try {
      return starts[partition];
    } finally {
      lock.unlock();
    }
  }

  long end(int partition) {
    lock.lock();
    try {
      return ends[partition];
    } finally {
      lock.unlock();
    }
  }

  /** Records in all streams. */
  long records() {
    lock.lock();
    try {
      return Arrays.stream(ends).sum() - Arrays.stream(starts).sum();
    } finally {
      lock.unlock();
    }
  }

  /** What the log holds, in bytes, by its own count. */
  long bytes() {
    return bytes;
  }

  /** What {@code look.lua} answered. */
  void looked(List<Object> answer) {
    bytes = (Long) answer.get(1);
    lock.lock();
    try {
      for (int partition = 0; 3 + 2 * partition < answer.size(); partition++) {
        note(starts, partition, (Long) answer.get(2 + 2 * partition));
        note(ends, partition, (Long) answer.get(3 + 2 * partition));
      }
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What {@code append.lua} answered. */
  void appended(List<Object> answer) {
    bytes = (Long) answer.get(3);
    lock.lock();
    try {
      for (int at = 4; at < answer.size(); at += 2) {
        note(ends, ((Long) answer.get(at)).intValue(), (Long) answer.get(at + 1));
      }
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void trimmed(int partition, long start) {
    lock.lock();
    try {
      note(starts, partition, start);
    } finally {
      lock.unlock();
    }
  }

  /** Answers may come out of order, but offsets only grow. */
  private static void note(long[] numbers, int partition, long number) {
    numbers[partition] = Math.max(numbers[partition], number);
  }

  /** Whether the stream has something at or past this offset, as far as we know. */
  boolean reaches(int partition, long offset) {
    lock.lock();
    try {
      return ends[partition] > Math.max(starts[partition], offset);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until it has, or the time is over; true if it has. */
  boolean await(int partition, long offset, long nanos) throws InterruptedException {
    long until = System.nanoTime() + nanos;
    lock.lockInterruptibly();
    try {
      boolean reaches = reaches(partition, offset);
      for (long left = nanos; !reaches && left > 0; left = until - System.nanoTime()) {
        moved.await(left, TimeUnit.NANOSECONDS);
        reaches = reaches(partition, offset);
      }
      return reaches;
    } finally {
      lock.unlock();
    }
  }
}
