package io.tailrace.customerio.appapi;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request its turn, evenly spaced: a burst at the end of one second and another at the
 * beginning of the next would be too many for a server that counts differently. Safe to share
 * between threads.
 */
final class RateLimit {
  private final Duration gap;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private Instant next = Instant.MIN;
  private Instant latest = Instant.MIN;

  RateLimit(int perSecond, InstantSource clock, Sleeper sleeper) {
    this.gap = Duration.ofSeconds(1).dividedBy(perSecond);
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Waits for the caller's turn.
   *
   * @return false, at once, when that would be after the deadline
   */
  boolean await(Instant deadline) throws InterruptedException {
    Duration wait = reserve(deadline);
    if (wait == null) {
      return false;
    }
    if (!wait.isZero()) {
      sleeper.sleep(wait);
    }
    return true;
  }

  /** Lets nobody have a turn for so long: another program uses up what the workspace may ask. */
  synchronized void pause(Duration duration) {
    Instant until = now().plus(duration);
    next = next.isAfter(until) ? next : until;
  }

  private synchronized @Nullable Duration reserve(Instant deadline) {
    Instant now = now();
    Instant turn = next.isAfter(now) ? next : now;
    if (turn.isAfter(deadline)) {
      return null;
    }
    next = turn.plus(gap);
    return Duration.between(now, turn);
  }

  /** A clock that was set back must not make the next turn hours away. */
  private Instant now() {
    Instant now = clock.instant();
    if (now.isBefore(latest)) {
      next = next.minus(Duration.between(now, latest));
    }
    latest = now;
    return now;
  }
}
