package io.tailrace.dashboard.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.dashboard.component.ChangeForm;
import io.tailrace.dashboard.component.ChangeOutcome;
import io.tailrace.dashboard.component.ChangePlan;
import io.tailrace.dashboard.component.TimelineEntry;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.Bodies;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event's page: the ladder, the body, and its replay. */
class EventPageTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(folder);
  }

  private PageView page(String id, AccessRole role) throws Exception {
    return (PageView)
        new EventPage(scene.parts(true)).answer(StoryScene.request(role, "event_id", id));
  }

  private EventModel.Way way(AccessRole role) throws Exception {
    return ((EventModel) page("e1", role).model()).ways().get(0);
  }

  @Test
  void theLadderGoesFromHappenedToEachSink() throws Exception {
    scene.receive(Bodies.opened("e1", "p1"));
    assertThat(page("e1", AccessRole.ANALYST).sentence())
        .isEqualTo("Received. database: waiting, not yet; warehouse: waiting, not yet.");
    scene.deliver();
    assertThat(page("e1", AccessRole.ANALYST).sentence())
        .isEqualTo("Received, and written to database and warehouse.");
    assertThat(page("e1", AccessRole.ANALYST).tone()).isEqualTo(Tone.OK);
    assertThat(way(AccessRole.ANALYST).ladder())
        .extracting(TimelineEntry::title)
        .containsExactly(
            "Happened", "Received", "Kept in the log", "database: Written", "warehouse: Written");
  }

  @Test
  void whyNotIsSaidAndLinked() throws Exception {
    scene.receive(Bodies.opened("e1", "p1"));
    scene.warehouse().refuse(record -> true);
    scene.deliver();
    assertThat(page("e1", AccessRole.ANALYST).tone()).isEqualTo(Tone.BAD);
    TimelineEntry last = way(AccessRole.ANALYST).ladder().get(4);
    assertThat(last.title()).isEqualTo("warehouse: Set aside as a dead letter");
    assertThat(last.href()).startsWith("/dead-letters/");
    assertThat(last.at()).isNotNull();
  }

  @Test
  void theBodyIsShownAndGivenWhole() throws Exception {
    String body = Bodies.opened("e1", "p1");
    scene.receive(body);
    assertThat(way(AccessRole.ANALYST).body().text()).contains("\n").contains("\"e1\"");
    PageFile file =
        (PageFile)
            new EventPage(scene.parts(true))
                .answer(StoryScene.request(AccessRole.ANALYST, "event_id", "e1", "format", "raw"));
    assertThat(file.text()).isEqualTo(body);
  }

  @Test
  void onlyAnOperatorGetsTheButtons() throws Exception {
    scene.receive(Bodies.opened("e1", "p1"));
    assertThat(way(AccessRole.ANALYST).replays()).isEmpty();
    assertThat(way(AccessRole.OPERATOR).replays())
        .extracting(ChangeForm::button)
        .containsExactly("Replay to database", "Replay to warehouse");
  }

  @Test
  void aReplayIsShownFirstAndThenAskedFor() throws Exception {
    scene.receive(Bodies.opened("e1", "p1"));
    scene.receive(Bodies.opened("e2", "p2"));
    scene.deliver();
    ChangePlan plan = (ChangePlan) replay("dry_run", "true").model();
    assertThat(plan.count()).isEqualTo(2);
    assertThat(plan.sentence()).contains("2 records", "nothing is doubled");
    assertThat(requests()).isZero();
    ChangeOutcome outcome = (ChangeOutcome) replay().model();
    assertThat(outcome.sentence()).startsWith("2 records will be fed to warehouse again.");
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void whatIsNotKeptCannotBeReplayed() {
    assertThatThrownBy(this::replay)
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("log.retention");
  }

  @Test
  void anUnknownOneSaysHowFarBackWeKnow() throws Exception {
    assertThat(page("nobody", AccessRole.ANALYST).template()).isEqualTo("component/empty.jte");
  }

  private PageFragment replay(String... more) throws Exception {
    String[] query = new String[more.length + 4];
    System.arraycopy(new String[] {"feed", "default", "sink", "warehouse"}, 0, query, 0, 4);
    System.arraycopy(more, 0, query, 4, more.length);
    return (PageFragment)
        new EventReplayPage(scene.parts(true))
            .answer(StoryScene.request(AccessRole.OPERATOR, "event_id", "e1", query));
  }

  private long requests() throws StoreUnavailableException {
    return scene.store().replays().unfinished().size();
  }
}
