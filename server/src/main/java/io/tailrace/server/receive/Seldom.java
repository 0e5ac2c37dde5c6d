package io.tailrace.server.receive;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Lets one of many equal log lines through, by subject once a minute, with how many there were.
 * Subjects must come from a bounded set. Safe for use by many threads.
 */
final class Seldom {
  private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

  private final Map<String, Slot> slots = new ConcurrentHashMap<>();

  /**
   * Counts one more, and hands {@code line} the count since its last call if that was long enough
   * ago.
   */
  void log(String subject, LongConsumer line) {
    Slot slot = slots.computeIfAbsent(subject, s -> new Slot());
    long count = slot.count.incrementAndGet();
    long now = System.nanoTime();
    long next = slot.next.get();
    if (now - next >= 0 && slot.next.compareAndSet(next, now + INTERVAL_NANOS)) {
      slot.count.addAndGet(-count);
      line.accept(count);
    }
  }

  private static final class Slot {
    final AtomicLong count = new AtomicLong();
    final AtomicLong next = new AtomicLong(System.nanoTime());
  }
}
