package io.tailrace.dashboard.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.dashboard.Asking;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.component.VerdictCard;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.Scene;
import io.tailrace.operations.incoming.FeedStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first page says what is bad first, and at the beginning what to do. */
class OverviewPageTest {
  private static final Asking ASKING = new Asking("/", AccessRole.VIEWER, Scene.NOW);

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void scene() {
    scene = new Scene(folder);
  }

  private PageView view() {
    return (PageView) new OverviewPage(scene.parts(true)).answer(ASKING.with());
  }

  private OverviewModel model() {
    return ((OverviewView) view().model()).model();
  }

  private Tone tone(String card) {
    return model().cards().stream()
        .filter(it -> it.title().equals(card))
        .map(VerdictCard::tone)
        .findFirst()
        .orElseThrow();
  }

  private static FeedStatus feed(String problem) {
    return new FeedStatus(
        "default", 1, Scene.NOW.minusSeconds(4), 600, Map.of("accepted", 12L), problem);
  }

  @Test
  void withoutEventsItSaysWhatToDoFirst() {
    assertThat(view().tone()).isEqualTo(Tone.NONE);
    assertThat(view().sentence())
        .isEqualTo(
            "Nothing was received yet, there is too little mail to tell whether it arrives; the"
                + " sinks are level, nothing needs you.");
    assertThat(model().empty().command()).contains("tailrace demo", "tailrace connect");
    assertThat(model().alerts()).isEmpty();
  }

  @Test
  void whatIsReceivedIsSaidWithItsAge() {
    scene.incoming(feed(null));
    scene.receive(
        "{\"event_id\":\"a\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1,\"data\":{}}");
    assertThat(tone("Receiving")).isEqualTo(Tone.OK);
    assertThat(model().cards().get(0).detail())
        .isEqualTo("The last verified request came 4 s ago; 12 requests in the last 10 minutes.");
    assertThat(model().empty()).isNull();
  }

  @Test
  void aTroubledFeedLeads() {
    scene.incoming(feed("its key is wrong"));
    assertThat(view().tone()).isEqualTo(Tone.BAD);
    assertThat(view().sentence()).startsWith("Receiving is in trouble, 1 alert");
    assertThat(model().alerts().get(0).text()).isEqualTo("feed default: its key is wrong.");
    assertThat(model().alerts().get(0).href()).isEqualTo("/stalls");
  }

  @Test
  void anAlertLeadsToItsPageInPlaceOfACommand() {
    scene.quarantine("default", new QuarantineReason("not_json", "no JSON"), "x");
    List<OverviewModel.Alert> alerts = model().alerts();
    assertThat(alerts)
        .containsExactly(
            new OverviewModel.Alert(
                "quarantine: 1 verified body could not be read as events.", "/quarantine"));
  }
}
