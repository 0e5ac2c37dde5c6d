package io.tailrace.operations.stalls;

import io.tailrace.customerio.SenderWait;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.ledger.LateHour;
import io.tailrace.operations.ledger.Stall;
import io.tailrace.operations.ledger.StallHistory;
import io.tailrace.operations.series.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what the sender waited for. Safe for use by many threads. */
public final class Stalls {
  private final OperationContext parts;

  public Stalls(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * Answers by what the process knows now, or by the file where none runs.
   *
   * @param feed all if null
   * @param limit at most so many stalls; the sums are of all
   */
  public StallReport report(TimeRange range, @Nullable String feed, int limit) {
    Instant now = parts.clock().instant();
    StallHistory history = parts.incoming().stalls();
    StallSpan span = new StallSpan(range.from(), range.to(), now);
    List<StallReport.Line> lines =
        history.stalls().stream()
            .filter(stall -> asked(feed, stall.feed()) && span.meets(stall))
            .map(stall -> line(stall, span))
            .toList();
    List<LateHour> late =
        history.late().stream()
            .filter(hour -> asked(feed, hour.feed()) && span.meets(hour))
            .toList();
    return summed(span, history.since(), lines, late).first(limit);
  }

  private static boolean asked(@Nullable String feed, String of) {
    return feed == null || feed.equals(of);
  }

  private static StallReport summed(
      StallSpan span, @Nullable Instant since, List<StallReport.Line> lines, List<LateHour> late) {
    long stalled = lines.stream().mapToLong(StallReport.Line::stalledMs).sum();
    long instead = lines.stream().mapToLong(StallReport.Line::insteadMs).sum();
    return new StallReport(
        sentence(stalled, instead, span),
        span.from(),
        span.to(),
        since,
        stalled,
        instead,
        late.stream().mapToLong(LateHour::events).sum(),
        late.stream().mapToLong(LateHour::latestSeconds).max().orElse(0),
        lines,
        late);
  }

  private static StallReport.Line line(Stall stall, StallSpan span) {
    long stalled = span.stalledMs(stall);
    return new StallReport.Line(
        stall.feed(),
        stall.cause().word(),
        stall.begin(),
        stall.end(),
        stalled,
        SenderWait.after(500).stands(Duration.ofMillis(stalled)).toMillis(),
        stall.requests(),
        stall.lateEvents(),
        stall.latestSeconds(),
        stall.cause().sentence(),
        stall.cause().sender().sentence());
  }

  private static String sentence(long stalled, long instead, StallSpan span) {
    return SpanWords.of(Duration.ofMillis(stalled))
        + " stalled "
        + span.words()
        + "; a receiver that answers 500 at the same moments: "
        + SpanWords.of(Duration.ofMillis(instead))
        + (instead == 0 ? "" : " at least");
  }
}
