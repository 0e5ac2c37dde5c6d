package io.tailrace.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until a test moves it. Safe for use by many threads. */
public final class SettableClock implements InstantSource {
  private final AtomicReference<Instant> now;

  public SettableClock(Instant start) {
    now = new AtomicReference<>(Objects.requireNonNull(start));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Moves it on, or back if {@code by} is negative. */
  public void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  public void set(Instant instant) {
    now.set(Objects.requireNonNull(instant));
  }
}
