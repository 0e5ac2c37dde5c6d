package io.tailrace.operations.stalls;

import io.tailrace.operations.ledger.LateHour;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sender waited for in a span of time. Immutable.
 *
 * @param sentence the sum, for people
 * @param from begin of the span, inclusive
 * @param to its end, exclusive
 * @param watchedSince when the process began that watches now; null where none does
 * @param stalledMs milliseconds that feeds certainly stood still, added up
 * @param insteadMs at least so many would they have stood still behind a receiver that answers 500
 *     at the same moments
 * @param lateEvents events received over two minutes after they happened
 * @param latestSeconds the most seconds between an event and its receipt
 * @param stalls newest first
 * @param late the hours with late events, newest first
 */
public record StallReport(
    String sentence,
    Instant from,
    Instant to,
    @Nullable Instant watchedSince,
    long stalledMs,
    long insteadMs,
    long lateEvents,
    long latestSeconds,
    List<Line> stalls,
    List<LateHour> late) {

  /** With at most so many stalls; the sums stay. */
  StallReport first(int most) {
    return new StallReport(
        sentence,
        from,
        to,
        watchedSince,
        stalledMs,
        insteadMs,
        lateEvents,
        latestSeconds,
        stalls.stream().limit(most).toList(),
        late);
  }

  /**
   * One stall, within the span. Immutable.
   *
   * @param feed whose sender waited
   * @param cause {@code unverified}, {@code unavailable}, {@code incomplete}, {@code slow}, {@code
   *     down} or {@code silent}
   * @param begin the first sign of it
   * @param end null while it lasts
   * @param stalledMs milliseconds that the sender certainly waited; 0 if no late event shows that
   *     anybody did
   * @param insteadMs at least so long, behind a receiver that answers 500
   * @param requests how many were answered so
   * @param lateEvents how many events came late after it
   * @param latestSeconds the most seconds between an event and its receipt among them
   * @param why what happened and where to look
   * @param sender what Customer.io does after such an answer
   */
  public record Line(
      String feed,
      String cause,
      Instant begin,
      @Nullable Instant end,
      long stalledMs,
      long insteadMs,
      long requests,
      long lateEvents,
      long latestSeconds,
      String why,
      String sender) {}
}
