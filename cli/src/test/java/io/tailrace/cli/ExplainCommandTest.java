package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.ApiJson;
import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.operations.Bodies;
import io.tailrace.operations.Explanation;
import io.tailrace.operations.Scene;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void receive() {
    scene = new Scene(folder);
    for (int i = 1; i <= 8; i++) {
      scene.receive(Bodies.opened("e" + i, "ada"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsThatItWasWritten(Way way) {
    scene.deliver();
    Result result = run(way, "explain", "e1");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("e1 in feed default")
        .contains("2027-01-31T12:00:00Z, by webhook")
        .contains("partition 0, offset 1")
        .containsPattern("database +written")
        .containsPattern("warehouse +written");
  }

  @ParameterizedTest
  @EnumSource
  void tellsThatItWaits(Way way) {
    Result result = run(way, "explain", "e8");
    assertThat(result.out())
        .containsPattern("warehouse +waiting: not yet" + (way == Way.FILES ? "; no server" : ""));
  }

  @Test
  void tellsWhyItWaits() {
    scene.warehouse().unavailable(true);
    scene.turn();
    assertThat(run(Way.SERVER, "explain", "e8").out())
        .contains("waiting: the sink is holding: warehouse is down, says the script");
  }

  @ParameterizedTest
  @EnumSource
  void tellsOfRetriesAndDeadLetters(Way way) {
    scene.warehouse().refuse(record -> record.record().key().equals("e2"));
    scene.turn();
    assertThat(run(way, "explain", "e2").out()).containsPattern("warehouse +retrying: rejected");
    scene.deliver();
    assertThat(run(way, "explain", "e2").out())
        .containsPattern("warehouse +dead_letter: set aside as dead letter 1 after 3 attempts")
        .contains("refused by the script")
        .containsPattern("database +written");
    run(way, "dead-letters", "discard", "1", "--yes");
    assertThat(run(way, "explain", "e2").out()).contains("discarded by somebody");
  }

  @Test
  void tellsAttemptsAndTheNextTry() {
    scene.warehouse().refuse(record -> record.record().key().equals("e2"));
    scene.turn();
    assertThat(run(Way.SERVER, "explain", "e2").out())
        .containsPattern(
            "retrying: rejected at attempt 1: .*; tried next at 2027-01-31T12:00:0[12][.0-9]*Z");
    JsonNode sink =
        JsonMapper.shared()
            .readTree(run(Way.SERVER, "explain", "e2", "--format", "json").out())
            .at("/feeds/0/sinks/1");
    assertThat(sink.path("attempts").asInt()).isEqualTo(1);
    assertThat(sink.path("next_attempt_at").asString()).startsWith("2027-01-31T12:00:0");
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhenRetentionTookIt(Way way) throws Exception {
    scene.deliver();
    scene.clock().advance(Duration.ofDays(31));
    scene.receive(Bodies.opened("later", "ada"));
    scene.log().retain();
    Result result = run(way, "explain", "e1");
    // Ids are remembered for 8 days at least; whether longer is the log's business.
    boolean known = scene.log().reader().known("default", "e1").isPresent();
    assertThat(result.exitCode()).isEqualTo(known ? 0 : 1);
    if (known) {
      assertThat(result.out()).contains("retention took the record");
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsBodiesThatReuseItsId(Way way) {
    scene.receive(Bodies.email("e1", "clicked", "ada"));
    scene.deliver();
    assertThat(run(way, "explain", "e1").out())
        .contains("also")
        .contains("quarantined body 9 (email_clicked), received")
        .contains("means another event");
    assertThat(run(way, "explain", "e2").out()).doesNotContain("also");
  }

  @ParameterizedTest
  @EnumSource
  void explainsAQuarantinedBodyByItsHash(Way way) throws Exception {
    scene.receive("not json");
    scene.deliver();
    String key = scene.log().quarantine().list(0, 0, 1).get(0).key();
    assertThat(run(way, "explain", key).out())
        .contains("not_json")
        .containsPattern("warehouse +not_wanted");
  }

  @ParameterizedTest
  @EnumSource
  void looksInEveryFeedOrInOne(Way way) {
    scene.receive("shop", Bodies.opened("e1", "bob"));
    assertThat(run(way, "explain", "e1").out()).contains("feed default").contains("feed shop");
    assertThat(run(way, "explain", "e1", "--feed", "shop").out()).doesNotContain("feed default");
  }

  @ParameterizedTest
  @EnumSource
  void isNoForAnUnknownOne(Way way) {
    Result result = run(way, "explain", "never");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("never");
  }

  /** Nothing is found where nobody looks: an answer of "nothing" would hide the slip. */
  @ParameterizedTest
  @EnumSource
  void aFeedThatIsNotThereIsWrongUsage(Way way) {
    for (String command : List.of("explain e9", "quarantine list")) {
      Result result = run(way, (command + " --feed nope").split(" "));
      assertThat(result.err()).contains("no feed named 'nope'; there is default");
      assertThat(result.exitCode()).isEqualTo(2);
    }
  }

  @Test
  void saysOneThingOfEachSink() {
    String explanation =
        """
        {"event_id":"e","feed":"default","known":true,"record":{"event_type":"email_opened"},
        "sinks":[{"sink":"database","outcome":"%s","detail":"%s"}],"database":{"there":%s},"reused":[]}\
        """;
    assertThat(sinkLine(explanation.formatted("written", "", true)))
        .isEqualTo("database    written: the database has its row");
    assertThat(sinkLine(explanation.formatted("written", "", false)))
        .startsWith("database    written, but the database has no row of it now");
    assertThat(sinkLine(explanation.formatted("waiting", "not yet", true)))
        .isEqualTo("database    waiting: not yet; all the same, the database has its row");
    assertThat(sinkLine(explanation.formatted("not_wanted", "it takes none", false)))
        .isEqualTo("database    not_wanted: it takes none");
  }

  private static String sinkLine(String explanation) {
    var printed = new ByteArrayOutputStream();
    var shell =
        new Shell(null, new Output(printed), System.err, Terminal.NONE, Map.of(), null, null, null);
    new ExplanationText(shell)
        .print(ApiJson.as(JsonMapper.shared().readTree(explanation), Explanation.class));
    shell.out().flush();
    return printed
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("database"))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @EnumSource
  void isJsonOnRequest(Way way) {
    scene.deliver();
    JsonNode answer =
        JsonMapper.shared().readTree(run(way, "explain", "e1", "--format", "json").out());
    assertThat(answer.at("/feeds/0/sinks/0/outcome").asString()).isEqualTo("written");
  }

  private Result run(Way way, String... arguments) {
    try (Trial trial = new Trial(way, folder, scene)) {
      return trial.run(arguments);
    }
  }
}
