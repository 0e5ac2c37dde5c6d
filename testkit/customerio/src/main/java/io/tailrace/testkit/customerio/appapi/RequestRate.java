package io.tailrace.testkit.customerio.appapi;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the requests of the last second. Safe to share between threads. */
final class RequestRate {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final int most;
  private final InstantSource clock;
  private final Deque<Instant> recent = new ArrayDeque<>();

  RequestRate(int most, InstantSource clock) {
    this.most = most;
    this.clock = clock;
  }

  /** Whether one more is still within the limit; one that is not does not count. */
  synchronized boolean admit() {
    Instant now = clock.instant();
    while (!recent.isEmpty() && !recent.peekFirst().plus(SECOND).isAfter(now)) {
      recent.removeFirst();
    }
    return recent.size() < most && recent.add(now);
  }
}
