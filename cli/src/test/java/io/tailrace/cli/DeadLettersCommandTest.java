package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.operations.Bodies;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeadLettersCommandTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void setTwoAside() {
    scene = new Scene(folder);
    for (int i = 1; i <= 8; i++) {
      scene.receive(Bodies.opened("e" + i, "p" + i));
    }
    scene.warehouse().refuse(record -> record.record().key().matches("e[12]"));
    scene.database().refuse(record -> record.record().key().equals("e3"));
    scene.deliver();
  }

  @ParameterizedTest
  @EnumSource
  void listsThem(Way way) {
    assertThat(ok(way, "dead-letters", "list").out().lines()).hasSize(4);
    assertThat(ok(way, "dead-letters", "list", "--sink", "database").out())
        .contains("e3", "email_opened", "refused by the script")
        .doesNotContain("e1");
    assertThat(ok(way, "dead-letters", "list", "--reason", "SCRIPT").out().lines()).hasSize(4);
    assertThat(ok(way, "dead-letters", "list", "--reason", "other").out().lines()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhenThereAreMore(Way way) {
    Result result = ok(way, "dead-letters", "list", "--limit", "2");
    assertThat(result.out().lines()).hasSize(3);
    assertThat(result.err()).contains("--after 2");
    assertThat(ok(way, "dead-letters", "list", "--after", "2").out().lines()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void showsOneWhole(Way way) {
    String id = id("warehouse", "e1");
    JsonNode shown = JsonMapper.shared().readTree(ok(way, "dead-letters", "show", id).out());
    assertThat(shown.path("attempts").asInt()).isEqualTo(3);
    assertThat(shown.at("/record/person").asString()).isEqualTo("p1");
    assertThat(ok(way, "dead-letters", "show", id, "--body").out())
        .isEqualTo(Bodies.opened("e1", "p1"));
  }

  @ParameterizedTest
  @EnumSource
  void hasTheConsumerTryAgain(Way way) {
    Result result = ok(way, "dead-letters", "replay", "--sink", "warehouse", "--yes");
    assertThat(result.err())
        .contains("2 of 2")
        .contains(way == Way.SERVER ? "within seconds" : "when the next one starts");
    scene.warehouse().refuse(record -> false);
    scene.deliver();
    assertThat(scene.inWarehouse().effects()).contains("e1", "e2");
    assertThat(ok(way, "dead-letters", "list").out().lines()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void discardsThem(Way way) {
    ok(way, "dead-letters", "discard", id("warehouse", "e2"), "--yes");
    assertThat(ok(way, "dead-letters", "list").out()).contains("e1", "e3").doesNotContain("e2");
    ok(way, "dead-letters", "discard", "--all", "--yes");
    assertThat(ok(way, "dead-letters", "list").out().lines()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void changesNothingInADryRun(Way way) {
    Result result = ok(way, "dead-letters", "discard", "--all", "--dry-run");
    assertThat(result.err()).contains("dry run").contains("3 of 3");
    assertThat(ok(way, "dead-letters", "list").out().lines()).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void isNoForOneThatIsNotThere(Way way) {
    Result result = run(way, "dead-letters", "discard", "999", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("not_found");
    assertThat(run(way, "dead-letters", "show", "999").exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void refusesWrongUsage(Way way) {
    assertThat(run(way, "dead-letters", "replay", "--yes").exitCode()).isEqualTo(2);
    assertThat(run(way, "dead-letters", "replay", "x", "--yes").exitCode()).isEqualTo(2);
    Result sink = run(way, "dead-letters", "list", "--sink", "warehose");
    assertThat(sink.exitCode()).isEqualTo(2);
    assertThat(sink.err()).contains("'warehose'").contains("database, warehouse");
    assertThat(run(way, "dead-letters", "discard", "1", "--all", "--yes").exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void refusesToGuessWhereNobodyCanBeAsked(Way way) {
    Result result = run(way, "dead-letters", "discard", "--all");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--yes");
    assertThat(ok(way, "dead-letters", "list").out().lines()).hasSize(4);
  }

  @Test
  void asksOnATerminal() {
    List<String> questions = new ArrayList<>();
    try (Trial trial = new Trial(Way.FILES, folder, scene)) {
      trial.person(
          question -> {
            questions.add(question);
            return questions.size() == 1 ? "n" : "y";
          });
      Result no = trial.run("dead-letters", "discard", "--all");
      assertThat(no.exitCode()).isEqualTo(1);
      assertThat(no.err()).contains("Nothing was done");
      assertThat(trial.run("dead-letters", "list").out().lines()).hasSize(4);
      assertThat(trial.run("dead-letters", "discard", "--all").exitCode()).isZero();
      assertThat(trial.run("dead-letters", "list").out().lines()).hasSize(1);
    }
    assertThat(questions).containsOnly("Discard 3 dead letters? [y/N] ");
  }

  private String id(String sink, String eventId) {
    try {
      return scene.store().deadLetters().of("default", eventId).stream()
          .filter(letter -> letter.sink().equals(sink))
          .map(letter -> Long.toString(letter.id()))
          .findFirst()
          .orElseThrow();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Result ok(Way way, String... arguments) {
    Result result = run(way, arguments);
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    return result;
  }

  private Result run(Way way, String... arguments) {
    try (Trial trial = new Trial(way, folder, scene)) {
      return trial.run(arguments);
    }
  }
}
