package io.tailrace.dashboard.stalls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.Asking;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.Scene;
import io.tailrace.operations.incoming.FeedStatus;
import io.tailrace.operations.incoming.IncomingWatch;
import io.tailrace.operations.ledger.LateHour;
import io.tailrace.operations.ledger.Stall;
import io.tailrace.operations.ledger.StallCause;
import io.tailrace.operations.ledger.StallHistory;
import io.tailrace.operations.stalls.Stalls;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StallsPageTest {
  private static final Instant NOW = Scene.NOW;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final LateHour LATE = new LateHour("default", NOW.minus(HOUR), 40, 3_700);

  @TempDir Path folder;

  private record Known(StallHistory stalls) implements IncomingWatch {
    @Override
    public List<FeedStatus> feeds() {
      return List.of();
    }
  }

  private StallsPage page(StallHistory history) {
    return new StallsPage(new Stalls(new Scene(folder).incoming(new Known(history)).parts(true)));
  }

  private PageView view(AccessRole role, StallHistory history) throws Exception {
    return (PageView) page(history).answer(new Asking("/stalls", role, NOW).with());
  }

  private static StallHistory of(Stall... stalls) {
    return new StallHistory(List.of(stalls), List.of(LATE), NOW.minus(HOUR));
  }

  private static Stall refused() {
    Instant begin = NOW.minus(HOUR.multipliedBy(5));
    return Stall.failing("default", StallCause.UNVERIFIED, begin)
        .failedAgain()
        .ended(begin.plus(HOUR));
  }

  private static List<String> texts(List<TableCell> row) {
    return row.stream().map(TableCell::text).toList();
  }

  @Test
  void saysThatNobodyWaited() throws Exception {
    PageView view =
        view(AccessRole.VIEWER, new StallHistory(List.of(), List.of(), NOW.minus(HOUR)));
    assertThat(view.tone()).isEqualTo(Tone.OK);
    assertThat(view.sentence()).startsWith("0 minutes stalled since 2027-01-24;").endsWith(".");
    StallsModel model = (StallsModel) view.model();
    assertThat(model.stalls()).isNull();
    assertThat(model.chart()).isNull();
    assertThat(model.empty().title()).isEqualTo("Nobody had to wait");
  }

  @Test
  void whereNothingIsReceivedItSaysThat() throws Exception {
    StallsModel model = (StallsModel) view(AccessRole.VIEWER, StallHistory.EMPTY).model();
    assertThat(model.empty().title()).isEqualTo("Nothing is received here");
  }

  @Test
  void eachStallIsARowWithItsNumbers() throws Exception {
    PageView view = view(AccessRole.VIEWER, of(refused()));
    assertThat(view.tone()).isEqualTo(Tone.WARN);
    StallsModel model = (StallsModel) view.model();
    assertThat(model.cards()).extracting("value").containsExactly("1 h", "1 h", "40", "1 h 1 min");
    List<TableCell> row = model.stalls().rows().get(0);
    assertThat(row.get(0).time()).isEqualTo(refused().begin());
    assertThat(row.get(1).time()).isEqualTo(refused().end());
    assertThat(texts(row).subList(2, 8))
        .containsExactly("default", "401, wrong signature", "1 h", "1", "0", "–");
    assertThat(row.get(3).hint()).contains("signing key", "waits an hour");
    assertThat(row.get(3).href()).as("a viewer may not see requests").isNull();
  }

  @Test
  void anOperatorIsLedToTheRequests() throws Exception {
    StallsModel model = (StallsModel) view(AccessRole.OPERATOR, of(refused())).model();
    assertThat(model.stalls().rows().get(0).get(3).href())
        .isEqualTo("/requests?outcome=unverified");
  }

  @Test
  void oneUnderWayIsRedAndComesFirst() throws Exception {
    Stall open = Stall.failing("shop", StallCause.UNAVAILABLE, NOW.minus(Duration.ofMinutes(20)));
    PageView view = view(AccessRole.VIEWER, of(open, refused()));
    assertThat(view.tone()).isEqualTo(Tone.BAD);
    assertThat(view.sentence())
        .startsWith("The sender of feed shop waits now, for 20 min already. 1 h 20 min stalled");
    assertThat(((StallsModel) view.model()).stalls().rows().get(0).get(1).text())
        .isEqualTo("goes on");
  }

  @Test
  void theChartPutsStallsAndLateEventsInTheirPlace() throws Exception {
    StallsModel model = (StallsModel) view(AccessRole.VIEWER, of(refused())).model();
    StallChart chart = model.chart();
    assertThat(chart.most()).isEqualTo("The highest bar: 40 late events in one hour.");
    double whole = Duration.between(chart.from(), chart.to()).toHours();
    double begin = Duration.between(chart.from(), refused().begin()).toHours();
    assertThat(Double.parseDouble(chart.stalls().get(0).x()))
        .isCloseTo(1_000 * begin / whole, offset(0.1));
    assertThat(chart.late()).hasSize(1);
    assertThat(chart.late().get(0).height()).isEqualTo("72.0");
  }

  @Test
  void theFileHasTheSame() throws Exception {
    PageFile file =
        (PageFile)
            page(of(refused()))
                .answer(new Asking("/stalls", AccessRole.VIEWER, NOW).with("format", "csv"));
    assertThat(file.text().lines()).hasSize(2);
    assertThat(file.text()).contains("2027-01-31T07:00:00Z,2027-01-31T08:00:00Z,default");
  }
}
