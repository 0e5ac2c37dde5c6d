package io.tailrace.operations.stalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.operations.OperationException;
import io.tailrace.operations.Scene;
import io.tailrace.operations.incoming.FeedStatus;
import io.tailrace.operations.incoming.IncomingWatch;
import io.tailrace.operations.ledger.LateHour;
import io.tailrace.operations.ledger.Stall;
import io.tailrace.operations.ledger.StallCause;
import io.tailrace.operations.ledger.StallHistory;
import io.tailrace.operations.series.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StallsTest {
  private static final Instant NOW = Scene.NOW;
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;

  private record Known(StallHistory stalls) implements IncomingWatch {
    @Override
    public List<FeedStatus> feeds() {
      return List.of();
    }
  }

  private StallReport report(String from, String feed, StallHistory history)
      throws OperationException {
    Scene scene = new Scene(folder).incoming(new Known(history));
    return new Stalls(scene.parts(true))
        .report(TimeRange.of(from, null, ZoneOffset.UTC, NOW), feed, 100);
  }

  private static StallHistory of(Stall... stalls) {
    return new StallHistory(List.of(stalls), List.of(), NOW.minus(Duration.ofDays(30)));
  }

  private static Stall failed(StallCause cause, Instant begin, Duration lasted) {
    return Stall.failing("default", cause, begin).failedAgain().ended(begin.plus(lasted));
  }

  @Test
  void whereNobodyWaitedItSaysSo() throws OperationException {
    StallReport report = report("7d", null, StallHistory.EMPTY);
    assertThat(report.sentence())
        .isEqualTo(
            "0 minutes stalled since 2027-01-24; a receiver that answers 500 at the same moments:"
                + " 0 minutes");
    assertThat(report.stalls()).isEmpty();
  }

  @Test
  void sumsThemAndWhatAnHourEachWouldHaveBeen() throws OperationException {
    Stall first = failed(StallCause.UNAVAILABLE, NOW.minus(Duration.ofDays(3)), HOUR);
    Stall second =
        failed(StallCause.UNAVAILABLE, NOW.minus(Duration.ofDays(2)), Duration.ofSeconds(40));
    Stall down =
        Stall.unproved(
            "default", StallCause.DOWN, NOW.minus(HOUR), NOW.minus(HOUR).plusSeconds(30));
    StallReport report = report("7d", null, of(down, second, first));
    assertThat(report.stalledMs()).isEqualTo(3_640_000);
    assertThat(report.insteadMs()).isEqualTo(2 * HOUR.toMillis());
    assertThat(report.sentence())
        .startsWith("1 h stalled since 2027-01-24;")
        .endsWith("at the same moments: 2 h at least");
    assertThat(report.stalls())
        .extracting(StallReport.Line::cause)
        .containsExactly("down", "unavailable", "unavailable");
    assertThat(report.stalls().get(0).stalledMs()).as("nobody is known to have waited").isZero();
    assertThat(report.stalls().get(1).sender()).isEqualTo("it tries again soon");
  }

  @Test
  void oneUnderWayCountsUntilNow() throws OperationException {
    Stall open = Stall.failing("default", StallCause.UNVERIFIED, NOW.minus(Duration.ofMinutes(90)));
    StallReport report = report("7d", null, of(open));
    assertThat(report.stalledMs()).isEqualTo(Duration.ofMinutes(90).toMillis());
    assertThat(report.insteadMs()).isEqualTo(Duration.ofHours(2).toMillis());
    assertThat(report.stalls().get(0).end()).isNull();
  }

  @Test
  void onlyWhatIsWithinTheSpanAndOfTheFeedCounts() throws OperationException {
    Stall across =
        failed(StallCause.UNVERIFIED, NOW.minus(HOUR.multipliedBy(30)), HOUR.multipliedBy(10));
    Stall before = failed(StallCause.UNVERIFIED, NOW.minus(HOUR.multipliedBy(50)), HOUR);
    StallReport day = report("24h", null, of(across, before));
    assertThat(day.stalls()).hasSize(1);
    assertThat(day.stalledMs()).isEqualTo(HOUR.multipliedBy(4).toMillis());
    assertThat(report("7d", "shop", of(across, before)).stalls()).isEmpty();
    assertThat(report("7d", "default", of(across, before)).stalls()).hasSize(2);
  }

  @Test
  void lateEventsAreSummedByTheHour() throws OperationException {
    LateHour old = new LateHour("default", NOW.minus(Duration.ofDays(9)), 5, 900);
    LateHour one = new LateHour("default", NOW.minus(HOUR.multipliedBy(2)), 7, 3_600);
    LateHour two = new LateHour("shop", NOW.minus(HOUR), 2, 7_200);
    StallHistory history = new StallHistory(List.of(), List.of(two, one, old), null);
    StallReport report = report("7d", null, history);
    assertThat(report.late()).containsExactly(two, one);
    assertThat(report.lateEvents()).isEqualTo(9);
    assertThat(report.latestSeconds()).isEqualTo(7_200);
    assertThat(report("7d", "default", history).lateEvents()).isEqualTo(7);
  }

  @Test
  void spansAreSaidInTwoUnitsAtMost() {
    assertThat(SpanWords.of(Duration.ZERO)).isEqualTo("0 minutes");
    assertThat(SpanWords.of(Duration.ofMillis(300))).isEqualTo("300 ms");
    assertThat(SpanWords.of(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(SpanWords.of(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
    assertThat(SpanWords.of(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    assertThat(SpanWords.of(Duration.ofHours(49))).isEqualTo("2 d 1 h");
  }
}
