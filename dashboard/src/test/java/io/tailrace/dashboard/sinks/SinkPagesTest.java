package io.tailrace.dashboard.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.Asking;
import io.tailrace.dashboard.component.ChangeOutcome;
import io.tailrace.dashboard.component.ChangePlan;
import io.tailrace.dashboard.component.StatCard;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sinks' page tells how far each is, and feeds one again only after a dry run. */
class SinkPagesTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void scene() {
    scene = new Scene(folder);
  }

  private void receive(int count) {
    for (int i = 0; i < count; i++) {
      scene.receive(
          "{\"event_id\":\"e%s\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1,\"data\":{}}"
              .formatted(i));
    }
  }

  private PageView view(AccessRole role) {
    return (PageView)
        new SinksPage(scene.parts(true)).answer(new Asking("/sinks", role, Scene.NOW).with());
  }

  private Object change(String... fields) throws Exception {
    var page = new ReplayChange(scene.parts(true));
    var asking = new Asking("/sinks/database/replay", AccessRole.OPERATOR, Scene.NOW);
    return ((PageFragment) page.answer(asking.named(Map.of("sink", "database"), fields))).model();
  }

  @Test
  void withoutEventsAllAreLevel() {
    assertThat(view(AccessRole.VIEWER).tone()).isEqualTo(Tone.OK);
    assertThat(view(AccessRole.VIEWER).sentence())
        .isEqualTo("All sinks have all that was received.");
  }

  @Test
  void whatWaitsIsCountedForEach() {
    receive(3);
    SinksModel model = (SinksModel) view(AccessRole.VIEWER).model();
    assertThat(model.mayChange()).isFalse();
    assertThat(model.sinks())
        .extracting(SinksModel.SinkPanel::name)
        .containsExactly("database", "warehouse");
    List<StatCard> figures = model.sinks().get(0).figures();
    assertThat(figures.get(0).value()).isEqualTo("3 events");
    assertThat(figures)
        .extracting(StatCard::label)
        .containsExactly("Behind", "Out", "In", "Level in", "Dead letters");
    assertThat(((SinksModel) view(AccessRole.OPERATOR).model()).mayChange()).isTrue();
  }

  @Test
  void aDryRunSaysWhatAReplayWouldDoAndDoesNothing() throws Exception {
    receive(3);
    ChangePlan plan = (ChangePlan) change("dry_run", "true");
    assertThat(plan.count()).isEqualTo(3);
    assertThat(plan.sentence()).startsWith("3 events would be fed to database again.");
    assertThat(plan.sample()).hasSize(3).first().asString().endsWith("· email_sent · e0");
    assertThat(scene.parts(true).store().replays().unfinished()).isEmpty();
    ChangeOutcome outcome = (ChangeOutcome) change();
    assertThat(outcome.sentence())
        .isEqualTo("3 events will be fed to database again, beginning now.");
    assertThat(scene.parts(true).store().replays().unfinished()).hasSize(1);
  }

  @Test
  void aSpanIsKeptFromTheDryRunToTheConfirmation() throws Exception {
    receive(1);
    ChangePlan plan =
        (ChangePlan)
            change("from", "2027-01-31T10:00", "to", "2027-01-31T13:00", "dry_run", "true");
    assertThat(plan.form().fields())
        .containsEntry("from", "2027-01-31T10:00:00Z")
        .containsEntry("to", "2027-01-31T13:00:00Z");
    assertThat(plan.count()).isEqualTo(1);
  }

  @Test
  void aTimeThatIsNoneIsRefusedInWords() {
    assertThatThrownBy(() -> change("from", "yesterday"))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("'from' must be a time");
  }
}
