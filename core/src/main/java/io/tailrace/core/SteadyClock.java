package io.tailrace.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A wall clock that is believed only as far as time has passed by a clock that nobody can set.
 * After a jump nothing may be deleted for an hour, and what is stamped meanwhile goes on by the
 * other clock: a wrong time that is put right within the hour leaves no trace. After an hour
 * without another jump it is believed. Its {@link #instant} is the wall clock's. Safe for use by
 * many threads.
 */
public final class SteadyClock implements InstantSource {
  private static final Logger log = LoggerFactory.getLogger(SteadyClock.class);
  private static final Duration TOLERANCE = Duration.ofMinutes(1);
  private static final Duration QUIET = Duration.ofDays(1);
  private static final Duration HOLD = Duration.ofHours(1);

  private final InstantSource wall;
  private final LongSupplier nanos;
  private final boolean trusts;

  /** Where both clocks were last believed, and where the wall clock was when it was last read. */
  private Reading believed;

  private Reading last;
  private long heldFrom;
  private boolean held;

  private record Reading(Instant wall, long nanos) {
    Instant at(long now) {
      return wall.plusNanos(now - nanos);
    }
  }

  private SteadyClock(InstantSource wall, LongSupplier nanos, boolean trusts) {
    this.wall = wall;
    this.nanos = nanos;
    this.trusts = trusts;
    this.last = new Reading(wall.instant(), nanos.getAsLong());
    this.believed = last;
  }

  /**
   * Watches a wall clock.
   *
   * @param nanos as {@link System#nanoTime}: of no meaning but for differences, and set by nobody
   */
  public SteadyClock(InstantSource wall, LongSupplier nanos) {
    this(wall, nanos, false);
  }

  /** This clock, if it is such a one; else one that believes it whatever it says. */
  public static SteadyClock of(InstantSource clock) {
    return clock instanceof SteadyClock steady
        ? steady
        : new SteadyClock(clock, () -> clock.instant().toEpochMilli() * 1_000_000, true);
  }

  @Override
  public Instant instant() {
    return wall.instant();
  }

  /** The time, if it is sure enough to delete by it what is old. */
  public synchronized Optional<Instant> forDeletion() {
    Instant now = look();
    return held ? Optional.empty() : Optional.of(now);
  }

  /** Returns {@code said}, or the latest believable time if {@code said} is ahead of that. */
  public synchronized Instant believable(Instant said) {
    if (trusts) {
      return said;
    }
    look();
    Instant latest = believed.at(nanos.getAsLong()).plus(TOLERANCE);
    return held && said.isAfter(latest) ? latest : said;
  }

  /** How long this clock has been there: it cannot jump. */
  public Duration elapsed() {
    return Duration.ofNanos(nanos.getAsLong());
  }

  /**
   * At a start nothing tells a wrong clock from a long stop, but the newest record that is kept: if
   * that is long ago, nothing is deleted for an hour, for somebody to look.
   */
  public synchronized void startsBehind(Instant newest) {
    Instant now = wall.instant();
    if (!trusts && newest.plus(QUIET).isBefore(now)) {
      hold();
      log.warn(
          "The clock says {}, and the newest record was received at {}. If the clock is right, no"
              + " more is to do. Nothing that is old is deleted for an hour; if the clock is wrong,"
              + " put it right before",
          now,
          newest);
    }
  }

  private Instant look() {
    Reading now = new Reading(wall.instant(), nanos.getAsLong());
    if (!trusts && apart(last.at(now.nanos()), now.wall())) {
      jumped(now);
    }
    if (held && now.nanos() - heldFrom >= HOLD.toNanos()) {
      held = false;
      log.warn("The clock has gone evenly for an hour; it is believed now: {}", now.wall());
    }
    last = now;
    if (!held || !apart(believed.at(now.nanos()), now.wall())) {
      believed = now;
    }
    return now.wall();
  }

  private void jumped(Reading now) {
    hold();
    log.error(
        "The clock was set: it says {}, and by the time that has passed it is {} (or the machine"
            + " was suspended). Nothing that is old is deleted for an hour, and records are stamped"
            + " by the time that has passed. Look at the machine's clock",
        now.wall(),
        last.at(now.nanos()));
  }

  private void hold() {
    held = true;
    heldFrom = nanos.getAsLong();
  }

  private static boolean apart(Instant expected, Instant said) {
    return Duration.between(expected, said).abs().compareTo(TOLERANCE) > 0;
  }
}
