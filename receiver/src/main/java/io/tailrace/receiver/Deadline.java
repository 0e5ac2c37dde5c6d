package io.tailrace.receiver;

import java.time.Duration;
import java.time.Instant;

/** A point in time on the clock that never jumps ({@link System#nanoTime}). Immutable. */
public record Deadline(long nanoTime) {

  public static Deadline after(long startNanoTime, Duration duration) {
    return new Deadline(startNanoTime + duration.toNanos());
  }

  public static Deadline in(Duration duration) {
    return after(System.nanoTime(), duration);
  }

  public Deadline orSooner(Deadline other) {
    return other.nanoTime - nanoTime < 0 ? other : this;
  }

  /** Negative once it is over. */
  public long nanosLeft() {
    return nanoTime - System.nanoTime();
  }

  public boolean isOver() {
    return nanosLeft() <= 0;
  }

  /** This deadline as a time of the clock that says {@code now}. */
  Instant onClock(Instant now) {
    return now.plusNanos(nanosLeft());
  }
}
