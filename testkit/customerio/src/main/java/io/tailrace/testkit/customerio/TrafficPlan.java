package io.tailrace.testkit.customerio;

import java.time.Duration;
import java.time.Instant;

/**
 * How much happens in a workspace, and when. Immutable, safe to share between threads.
 *
 * @param seed the same plan gives the same events, byte by byte
 * @param count events in all
 * @param start before the first event
 * @param end nothing happens later; {@link Instant#MAX} = wherever the pace leads
 * @param eventsPerSecond on average, on the workspace's own clock
 * @param reactionScale 1 = people take minutes and hours to react, less = they hurry
 * @param bodyContent whether the option Body Content is on, which adds {@code content}
 * @param weeks whether days differ from nights, and things go wrong: {@link Mishaps}
 */
public record TrafficPlan(
    long seed,
    long count,
    Instant start,
    Instant end,
    double eventsPerSecond,
    double reactionScale,
    boolean bodyContent,
    boolean weeks) {

  /** A workspace that sends about six hundred thousand messages a day. */
  public static final double USUAL_PACE = 20;

  // The longest story takes about 20 hours of real reactions, and most far less.
  private static final Duration UNHURRIED = Duration.ofHours(36);

  /** So many events from then on, at the usual pace. */
  public static TrafficPlan startingAt(long seed, long count, Instant start) {
    double seconds = count / USUAL_PACE;
    return new TrafficPlan(
        seed, count, start, Instant.MAX, USUAL_PACE, scale(seconds), false, false);
  }

  /** So many events in the span up to then, for history that a demonstration begins with. */
  public static TrafficPlan endingAt(long seed, long count, Instant end, Duration span) {
    // The last stories need time to end in.
    double seconds = span.toMillis() / 1000.0 * 0.75;
    return new TrafficPlan(
        seed, count, end.minus(span), end, count / seconds, scale(seconds), false, false);
  }

  /**
   * Some weeks up to then, as a shop has them: few events at night and at weekends, stories that
   * have not ended yet, and what goes wrong.
   */
  public static TrafficPlan weeksEndingAt(long seed, long count, Instant end, Duration span) {
    double seconds = span.toMillis() / 1000.0;
    return new TrafficPlan(
        seed, count, end.minus(span), end, count / seconds, scale(seconds), false, true);
  }

  /** Traffic without end from then on, where people react within seconds; send it paced. */
  public static TrafficPlan live(long seed, Instant start, double eventsPerSecond) {
    return new TrafficPlan(
        seed, Long.MAX_VALUE, start, Instant.MAX, eventsPerSecond, 0.01, false, false);
  }

  /** With the option Body Content on. */
  public TrafficPlan withBodyContent() {
    return new TrafficPlan(seed, count, start, end, eventsPerSecond, reactionScale, true, weeks);
  }

  /** What goes wrong. */
  Mishaps mishaps() {
    return weeks ? Mishaps.before(end) : Mishaps.NONE;
  }

  private static double scale(double seconds) {
    return Math.min(1, seconds / UNHURRIED.toSeconds());
  }
}
