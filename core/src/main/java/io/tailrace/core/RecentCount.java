package io.tailrace.core;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what happened during the last seconds or minutes, in a ring of short slots. Safe for use
 * by many threads; nobody waits.
 */
public final class RecentCount {
  private static final int SLOTS = 20;
  private final AtomicReferenceArray<Slot> ring = new AtomicReferenceArray<>(SLOTS);
  private final InstantSource clock;
  private final long slotMillis;
  private final long began;

  public RecentCount(Duration window, InstantSource clock) {
    this.clock = clock;
    this.slotMillis = window.toMillis() / SLOTS;
    this.began = clock.millis();
  }

  private record Slot(long number, LongAdder count) {}

  public void add(long count) {
    long number = clock.millis() / slotMillis;
    int place = Math.floorMod(number, SLOTS);
    Slot slot = ring.get(place);
    if (slot == null || slot.number() != number) {
      ring.compareAndSet(place, slot, new Slot(number, new LongAdder()));
      slot = ring.get(place);
    }
    slot.count().add(count);
  }

  /** How many there were within the window. */
  public long sum() {
    long newest = clock.millis() / slotMillis;
    long sum = 0;
    for (int place = 0; place < SLOTS; place++) {
      Slot slot = ring.get(place);
      boolean recent = slot != null && Math.abs(newest - slot.number()) < SLOTS;
      sum += recent ? slot.count().sum() : 0;
    }
    return sum;
  }

  /** How many there were in a second, over the window, or over the time since this began. */
  public double perSecond() {
    long lasted = Math.min(clock.millis() - began, slotMillis * SLOTS);
    return lasted <= 0 ? 0 : sum() * 1e3 / Math.max(lasted, 1_000);
  }
}
