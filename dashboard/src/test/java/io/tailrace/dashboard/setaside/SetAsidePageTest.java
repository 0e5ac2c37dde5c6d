package io.tailrace.dashboard.setaside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.dashboard.Asking;
import io.tailrace.dashboard.component.ChangeForm;
import io.tailrace.dashboard.component.ChangeOutcome;
import io.tailrace.dashboard.component.ChangePlan;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.Bodies;
import io.tailrace.operations.DeadLetterOperations;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetAsidePageTest {
  @TempDir Path folder;
  private Scene scene;
  private SetAsideSource letters;
  private SetAsideSource quarantine;

  @BeforeEach
  void setAside() {
    scene = new Scene(folder);
    letters = new DeadLetterSource(new DeadLetterOperations(scene.parts(true)));
    quarantine = new QuarantineSource(scene.parts(true));
  }

  private void refuseThree() {
    for (int i = 1; i <= 5; i++) {
      scene.receive(Bodies.opened("e" + i, "p" + i));
    }
    scene.warehouse().refuse(record -> record.record().key().matches("e[12]"));
    scene.database().refuse(record -> record.record().key().equals("e3"));
    scene.deliver();
  }

  private PageRequest request(AccessRole role, String... query) {
    return new Asking("/dead-letters", role, scene.clock().instant())
        .named(Map.of("id", "1"), query);
  }

  private PageView page(SetAsideSource source, AccessRole role, String... query) throws Exception {
    return (PageView) new SetAsidePage(source).answer(request(role, query));
  }

  private static List<String> column(DataTable table, int column) {
    return table.rows().stream().map(row -> row.get(column)).map(TableCell::text).toList();
  }

  @Test
  void saysThatNothingIsSetAside() throws Exception {
    PageView none = page(letters, AccessRole.OPERATOR);
    assertThat(none.tone()).isEqualTo(Tone.OK);
    assertThat(none.sentence()).isEqualTo("No dead letters: every sink has taken what it got.");
    assertThat(((SetAsideModel) none.model()).empty()).isTrue();
    assertThat(page(quarantine, AccessRole.ANALYST).sentence()).startsWith("Nothing in quarantine");
  }

  @Test
  void groupsFirstThenTheList() throws Exception {
    refuseThree();
    PageView page = page(letters, AccessRole.OPERATOR);
    SetAsideModel model = (SetAsideModel) page.model();
    assertThat(page.sentence()).startsWith("3 dead letters wait for you, of 2 causes; the oldest");
    assertThat(column(model.groups(), 1)).containsExactly("warehouse", "database");
    assertThat(column(model.groups(), 2)).containsExactly("2", "1");
    assertThat(model.items().rows()).hasSize(3);

    String href = model.groups().rows().get(0).get(0).href();
    assertThat(href).startsWith("/dead-letters?sink=warehouse&cause=");
    SetAsideModel group =
        (SetAsideModel)
            page(
                    letters,
                    AccessRole.OPERATOR,
                    "sink",
                    "warehouse",
                    "cause",
                    "refused by the script")
                .model();
    assertThat(group.items().rows()).hasSize(2);
    assertThat(group.groups().rows()).as("groups stay, to choose another").hasSize(2);
  }

  @Test
  void onlyAnOperatorHasTheButtons() throws Exception {
    refuseThree();
    SetAsideModel analyst = (SetAsideModel) page(letters, AccessRole.ANALYST).model();
    assertThat(analyst.changes()).isEmpty();
    assertThat(analyst.notice()).contains("operator").contains("analyst");
    SetAsideModel operator = (SetAsideModel) page(letters, AccessRole.OPERATOR).model();
    assertThat(operator.changes())
        .extracting(ChangeForm::action)
        .containsExactly("/dead-letters/replay", "/dead-letters/discard");
  }

  @Test
  void aDryRunCountsAndShowsASampleAndDoesNothing() throws Exception {
    refuseThree();
    var change = new SetAsideChange(letters, SetAsideAct.DISCARD);
    var asked = request(AccessRole.OPERATOR, "sink", "warehouse", "dry_run", "true");
    var plan = (ChangePlan) ((PageFragment) change.answer(asked)).model();
    assertThat(plan.count()).isEqualTo(2);
    assertThat(plan.typeCount()).isTrue();
    assertThat(plan.form().fields()).isEqualTo(Map.of("sink", "warehouse"));
    assertThat(plan.sample()).hasSize(2).first().asString().contains("email_opened", "p1");
    assertThat(column(((SetAsideModel) page(letters, AccessRole.OPERATOR).model()).items(), 0))
        .hasSize(3);
  }

  @Test
  void aDiscardWantsTheCountOfNow() throws Exception {
    refuseThree();
    var change = new SetAsideChange(letters, SetAsideAct.DISCARD);
    for (String wrong : List.of("", "3", "x")) {
      ChangeOutcome refused = outcome(change, "sink", "warehouse", "count", wrong);
      assertThat(refused.tone()).isEqualTo(Tone.WARN);
      assertThat(refused.sentence()).startsWith("Nothing was discarded");
      assertThat(letters.groups(null).read()).isEqualTo(3);
    }
    ChangeOutcome done = outcome(change, "sink", "warehouse", "count", "2");
    assertThat(done)
        .isEqualTo(new ChangeOutcome(Tone.OK, "2 dead letters were discarded.", List.of()).of(2));
    assertThat(letters.groups(null).read()).isEqualTo(1);
  }

  @Test
  void aReplayIsTriedByItsSinkAlone() throws Exception {
    refuseThree();
    scene.warehouse().refuse(record -> false);
    ChangeOutcome done =
        outcome(new SetAsideChange(letters, SetAsideAct.REPLAY), "sink", "warehouse");
    assertThat(done.sentence()).startsWith("2 dead letters were replayed. Their sinks try them");
    scene.deliver();
    assertThat(scene.inWarehouse().effects()).contains("e1", "e2");
    assertThat(letters.groups(null).read()).isEqualTo(1);
  }

  private ChangeOutcome outcome(SetAsideChange change, String... query) throws Exception {
    var answer = (PageFragment) change.answer(request(AccessRole.OPERATOR, query));
    return (ChangeOutcome) answer.model();
  }

  @Test
  void whatCannotBeReadYetIsSaidBeforehand() throws Exception {
    scene.receive("{\"metric\":1}");
    var asked = request(AccessRole.OPERATOR, "dry_run", "true");
    var change = new SetAsideChange(quarantine, SetAsideAct.REPLAY);
    var plan = (ChangePlan) ((PageFragment) change.answer(asked)).model();
    assertThat(plan.count()).isZero();
    assertThat(plan.sentence()).startsWith("None of 1 quarantined body can be");
    assertThat(plan.sample()).last().asString().startsWith("1 cannot be: ");
  }

  @Test
  void showsOneWithItsBodyAsText() throws Exception {
    var reason = new QuarantineReason("unreadable", "it is no event");
    scene.quarantine("shop", reason, "<img src=x onerror=alert(1)>");
    String id =
        quarantine
            .list(
                SetAsideChoice.of(request(AccessRole.ANALYST), quarantine.words()).selection(),
                0,
                1)
            .items()
            .get(0)
            .id();
    var request =
        new Asking("/quarantine/" + id, AccessRole.ANALYST, Scene.NOW).named(Map.of("id", id));
    PageView page = (PageView) new SetAsideItemPage(quarantine).answer(request);
    var model = (SetAsideDetails) page.model();
    assertThat(page.sentence()).startsWith("Quarantined body").contains("shop", "it is no event");
    assertThat(model.body()).isEqualTo("<img src=x onerror=alert(1)>");
    assertThat(model.bodyNote()).isEqualTo("28 B, as received");
    assertThat(model.changes()).as("an analyst may look, and no more").isEmpty();
  }

  @Test
  void oneThatIsNotThereIsNotFound() {
    var request = request(AccessRole.ANALYST);
    assertThatThrownBy(() -> new SetAsideItemPage(letters).answer(request))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("no unresolved dead letter 1");
  }

  @Test
  void groupsAreAFileToo() throws Exception {
    refuseThree();
    var file =
        (PageFile) new SetAsidePage(letters).answer(request(AccessRole.ANALYST, "format", "csv"));
    assertThat(file.name()).isEqualTo("dead-letters.csv");
    assertThat(file.text().lines()).hasSize(3);
  }
}
