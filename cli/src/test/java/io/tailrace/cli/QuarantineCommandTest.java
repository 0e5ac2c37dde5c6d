package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.operations.Bodies;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QuarantineCommandTest {
  /** As if an older version had not understood it. */
  private static final QuarantineReason ONCE_UNREADABLE =
      new QuarantineReason("once_unreadable", "an older version could not read it");

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void receive() {
    scene = new Scene(folder);
    scene.receive(Bodies.opened("e1", "ada"));
    scene.receive("not json");
    scene.quarantine("shop", ONCE_UNREADABLE, Bodies.opened("e7", "bob"));
    assertThat(scene.receive(Bodies.email("e1", "clicked", "ada"))).isEqualTo(AppendOutcome.REUSED);
  }

  @ParameterizedTest
  @EnumSource
  void listsThem(Way way) {
    assertThat(ok(way, "quarantine", "list").out())
        .contains("not_json", "once_unreadable", "event_id_reused")
        .contains("email_clicked");
    assertThat(ok(way, "quarantine", "list", "--feed", "shop").out().lines()).hasSize(2);
    assertThat(ok(way, "quarantine", "list", "--reason", "older version").out().lines()).hasSize(2);
    Result one = ok(way, "quarantine", "list", "--limit", "1");
    assertThat(one.err()).contains("--after 2");
    assertThat(ok(way, "quarantine", "list", "--after", "2").out().lines()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void showsOneWhole(Way way) {
    assertThat(ok(way, "quarantine", "show", "2", "--body").out()).isEqualTo("not json");
    JsonNode shown = JsonMapper.shared().readTree(ok(way, "quarantine", "show", "3").out());
    assertThat(shown.path("feed").asString()).isEqualTo("shop");
    String key = shown.path("key").asString();
    assertThat(ok(way, "quarantine", "show", key).out()).contains("once_unreadable");
    assertThat(run(way, "quarantine", "show", "1").exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void appendsWhatCanBeReadByNowUnderItsOwnId(Way way) throws Exception {
    Result result = ok(way, "quarantine", "replay", "3", "--yes");
    assertThat(result.out()).contains("replayed").contains("event_id e7");
    var record = scene.log().reader().find("shop", "e7").orElseThrow();
    assertThat(new String(record.body(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(Bodies.opened("e7", "bob"));
    assertThat(ok(way, "quarantine", "list").out()).doesNotContain("once_unreadable");
  }

  /**
   * As an older version set them aside; what is a whole number of seconds after all can be read.
   */
  @ParameterizedTest
  @EnumSource
  void readsATimeThatAnOlderVersionCouldNot(Way way) throws Exception {
    var old = new QuarantineReason("invalid_timestamp", "an older version says so");
    String body = Bodies.opened("e8", "bob");
    scene.quarantine("shop", old, body.replace("1801396800", "1801396800.0"));
    scene.quarantine("shop", old, body.replace("e8", "e9").replace("1801396800", "1801396800000"));
    Result result = run(way, "quarantine", "replay", "--reason", "an older version", "--yes");
    assertThat(result.out()).contains("event_id e8").contains("in milliseconds");
    assertThat(scene.log().reader().find("shop", "e8")).isPresent();
    assertThat(scene.log().reader().find("shop", "e9")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void leavesWhatCannotBeRead(Way way) {
    Result result = run(way, "quarantine", "replay", "--all", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("1 of 3");
    assertThat(result.out())
        .contains("unreadable")
        .contains("it is not one well-formed JSON value")
        .contains("event_id_reused");
    assertThat(ok(way, "quarantine", "list").out()).contains("not_json", "event_id_reused");
  }

  /** Appending it again would only put it into quarantine again. */
  @ParameterizedTest
  @EnumSource
  void doesNotLoopOverAReusedId(Way way) throws Exception {
    long end = scene.log().reader().range(0).end();
    for (int i = 0; i < 3; i++) {
      Result result = run(way, "quarantine", "replay", "--reason", "event_id_reused", "--yes");
      assertThat(result.exitCode()).isEqualTo(1);
    }
    assertThat(scene.log().reader().range(0).end()).isEqualTo(end);
    assertThat(ok(way, "quarantine", "list").out().lines()).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void changesNothingInADryRun(Way way) throws Exception {
    long end = scene.log().reader().range(0).end();
    Result result = run(way, "quarantine", "replay", "--all", "--dry-run");
    assertThat(result.err()).contains("dry run").contains("1 of 3");
    assertThat(scene.log().reader().range(0).end()).isEqualTo(end);
    assertThat(ok(way, "quarantine", "list").out().lines()).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void saysThatAHeadAloneCannotBeRead(Way way) {
    var tooLarge = new QuarantineReason(QuarantineReason.TOO_LARGE, "it had 9000000 bytes");
    scene.quarantine("default", tooLarge, Bodies.opened("e8", "bob"));
    Result result = run(way, "quarantine", "replay", "--reason", "too_large", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("not_whole");
  }

  @ParameterizedTest
  @EnumSource
  void takesEachEventOfABodyWithSeveral(Way way) throws Exception {
    String body = "[" + Bodies.opened("a", "x") + "," + Bodies.opened("b", "y") + ",7]";
    scene.quarantine("default", ONCE_UNREADABLE, body);
    Result result = ok(way, "quarantine", "replay", "5", "--yes");
    assertThat(result.out()).contains("2 of 3 events can be read");
    assertThat(scene.log().reader().find("default", "a")).isPresent();
    assertThat(scene.log().reader().find("default", "b")).isPresent();
    assertThat(ok(way, "quarantine", "list").out())
        .contains("not_an_object")
        .doesNotContain("5  default");
  }

  @ParameterizedTest
  @EnumSource
  void discardsByReason(Way way) {
    ok(way, "quarantine", "discard", "--reason", "not_json", "--yes");
    assertThat(ok(way, "quarantine", "list").out()).doesNotContain("not_json");
    assertThat(run(way, "quarantine", "discard", "--all").exitCode()).isEqualTo(2);
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
