package io.tailrace.operations.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time in which a feed's sender had to wait, or may have had to. Immutable.
 *
 * @param begin the first sign of it; with the feed it tells one stall from another
 * @param end when requests were verified and kept again, or Tailrace ran again; null while it lasts
 * @param waitingSince the begin of the wait under way; null if nothing proves one
 * @param stalledMs milliseconds that the sender certainly waited, without the wait under way
 * @param requests how many requests were answered so
 * @param lateEvents how many events came late after it
 * @param latestSeconds the most seconds between an event and its receipt among them
 */
public record Stall(
    String feed,
    StallCause cause,
    Instant begin,
    @Nullable Instant end,
    @Nullable Instant waitingSince,
    long stalledMs,
    long requests,
    long lateEvents,
    long latestSeconds) {

  /** One that begins with a request that failed. */
  public static Stall failing(String feed, StallCause cause, Instant at) {
    return new Stall(feed, cause, at, null, at, 0, 0, 0, 0);
  }

  /** One of which nothing is known but that nothing came: nobody is known to have waited. */
  public static Stall unproved(
      String feed, StallCause cause, Instant begin, @Nullable Instant end) {
    return new Stall(feed, cause, begin, end, null, 0, 0, 0, 0);
  }

  /** With one request more. */
  public Stall failedAgain() {
    return new Stall(
        feed, cause, begin, end, waitingSince, stalledMs, requests + 1, lateEvents, latestSeconds);
  }

  /** Going on, where it had ended. */
  public Stall resumed(Instant at) {
    return new Stall(feed, cause, begin, null, at, stalledMs, requests, lateEvents, latestSeconds);
  }

  public Stall ended(Instant at) {
    return new Stall(
        feed, cause, begin, at, null, stalledMs(at), requests, lateEvents, latestSeconds);
  }

  /** With an event that came late: the first proves that the sender waited. */
  public Stall late(Instant happened, Instant received) {
    long seconds = Duration.between(happened, received).toSeconds();
    boolean proves = cause.needsProof() && lateEvents == 0;
    Instant waited = happened.isAfter(begin) ? happened : begin;
    return new Stall(
        feed,
        cause,
        begin,
        proves ? received : end,
        waitingSince,
        proves ? Duration.between(waited, received).toMillis() : stalledMs,
        requests,
        lateEvents + 1,
        Math.max(latestSeconds, seconds));
  }

  /** Milliseconds that the sender has certainly waited until then. */
  public long stalledMs(Instant now) {
    long going = waitingSince == null ? 0 : Duration.between(waitingSince, now).toMillis();
    return stalledMs + Math.max(0, going);
  }

  /** The end, or {@code now} while it lasts. */
  public Instant end(Instant now) {
    return end == null ? now : end;
  }
}
