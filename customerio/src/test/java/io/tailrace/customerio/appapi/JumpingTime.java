package io.tailrace.customerio.appapi;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still, except that each sleep moves it on at once. Safe to share. */
final class JumpingTime implements InstantSource, Sleeper {
  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now;

  JumpingTime(String now) {
    this.now = Instant.parse(now);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    sleeps.add(duration);
    now = now.plus(duration);
  }

  synchronized void set(Instant moment) {
    now = moment;
  }

  synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }
}
