package io.tailrace.core;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets one of many equal log lines through: the first at once, then one a minute for each subject,
 * with how many there were. Subjects must come from a bounded set. Safe for use by many threads.
 */
public final class RateLimitedLog {
  public static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Map<String, Slot> slots = new ConcurrentHashMap<>();
  private final LongSupplier nanos;

  public RateLimitedLog() {
    this(System::nanoTime);
  }

  /** Measures its minutes with this clock, in nanoseconds, instead of the system's. */
  public RateLimitedLog(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Counts one more, and hands {@code line} the count since its last call if that was long enough
   * ago.
   */
  public void say(String subject, LongConsumer line) {
    long now = nanos.getAsLong();
    Slot slot = slots.computeIfAbsent(subject, s -> new Slot(now));
    long count = slot.count.incrementAndGet();
    long next = slot.next.get();
    if (now - next >= 0 && slot.next.compareAndSet(next, now + INTERVAL.toNanos())) {
      slot.count.addAndGet(-count);
      line.accept(count);
    }
  }

  private static final class Slot {
    final AtomicLong count = new AtomicLong();
    final AtomicLong next;

    Slot(long now) {
      next = new AtomicLong(now);
    }
  }
}
