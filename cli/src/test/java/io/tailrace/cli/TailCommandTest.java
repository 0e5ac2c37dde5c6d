package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.operations.Bodies;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TailCommandTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void receive() {
    scene = new Scene(folder);
    scene.clock().set(Scene.NOW.minus(Duration.ofDays(2)));
    scene.receive(Bodies.opened("e1", "ada"));
    scene.clock().set(Scene.NOW.minus(Duration.ofHours(1)));
    scene.receive(Bodies.email("e2", "bounced", "bob"));
    scene.receive("not json");
    scene.clock().set(Scene.NOW);
  }

  @ParameterizedTest
  @EnumSource
  void printsALineForEachRecord(Way way) {
    assertThat(lines(way, "tail", "--once"))
        .hasSize(3)
        .satisfies(line -> assertThat(line).contains("email_opened").contains("e1"), atIndex(0))
        .satisfies(
            line -> assertThat(line).contains("email_bounced").contains("bob@example.com"),
            atIndex(1))
        .satisfies(
            line -> assertThat(line).contains("quarantined (not_json)").contains("sha256:"),
            atIndex(2));
  }

  private static org.assertj.core.data.Index atIndex(int index) {
    return org.assertj.core.data.Index.atIndex(index);
  }

  @ParameterizedTest
  @EnumSource
  void printsWholeEventsAsJsonLines(Way way) {
    List<String> lines = lines(way, "tail", "--once", "--format", "json", "--person", "ADA");
    assertThat(lines).hasSize(1);
    JsonNode event = JsonMapper.shared().readTree(lines.get(0));
    assertThat(event.path("event_id").asString()).isEqualTo("e1");
    assertThat(event.at("/data/campaign_id").asInt()).isEqualTo(23);
    assertThat(event.path("received_at").asString()).isEqualTo("2027-01-29T12:00:00Z");
  }

  @ParameterizedTest
  @EnumSource
  void selectsByTypeAndPersonAndTime(Way way) {
    assertThat(lines(way, "tail", "--once", "--type", "bounced,spammed")).hasSize(1);
    assertThat(lines(way, "tail", "--once", "--type", "email")).hasSize(2);
    assertThat(lines(way, "tail", "--once", "--type", "EMAIL,Spammed")).hasSize(2);
    assertThat(lines(way, "tail", "--once", "--type", "email_opened")).hasSize(1);
    assertThat(lines(way, "tail", "--once", "--person", "Bob@Example.com")).hasSize(1);
    assertThat(lines(way, "tail", "--once", "--from", "1d")).hasSize(2);
    assertThat(lines(way, "tail", "--once", "--from", "2027-01-29T12:00:01Z")).hasSize(2);
    assertThat(lines(way, "tail", "--once", "--from", "2027-01-29T12:00:00Z")).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void readsALogOfManyPages(Way way) {
    for (int i = 0; i < 1_200; i++) {
      scene.receive(Bodies.opened("many-" + i, "ada"));
    }
    assertThat(lines(way, "tail", "--once", "--person", "ada")).hasSize(1_201);
  }

  @Test
  void doesNotWaitForWhatCannotCome() {
    try (Trial trial = new Trial(Way.FILES, folder, scene)) {
      Result result = trial.run("tail");
      assertThat(result.exitCode()).isZero();
      assertThat(result.err()).contains("no server runs");
    }
  }

  @ParameterizedTest
  @EnumSource
  void printsCsv(Way way) {
    assertThat(lines(way, "tail", "--once", "--format", "csv").get(0))
        .isEqualTo(
            "received_at,feed,event_type,event_id,person,recipient,delivery_id,timestamp,quarantined");
  }

  /** What others write into an event must not be obeyed by a terminal. */
  @ParameterizedTest
  @EnumSource
  void printsNoControlCharacters(Way way) {
    scene.receive(Bodies.opened("e9", "\\u001b[2J\\u009b31m"));
    assertThat(lines(way, "tail", "--once", "--type", "opened").get(1))
        .doesNotContain("\u001b")
        .doesNotContain("\u009b");
  }

  @Test
  void cutsNoIdOnANarrowTerminal() {
    String id = "01HZX3V9Q6J7K8M9N0P1Q2R3S4";
    scene.receive(Bodies.opened(id, "somebody-with-a-long-name"));
    try (Trial trial = new Trial(Way.FILES, folder, scene).width(80)) {
      List<String> lines = trial.run("tail", "--once").out().lines().toList();
      assertThat(lines.stream().filter(line -> !line.contains("sha256:")))
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
      assertThat(lines).anyMatch(line -> line.endsWith("email_opened  " + id));
      assertThat(lines.get(lines.size() - 1))
          .isEqualTo("  somebody-with-a-long-name somebody-with-a-long-name@example.com");
    }
  }

  /** Each event once, in its order, those of the time without a server too. */
  @Test
  @Timeout(180)
  void goesOnAfterTheServerHasRestarted() throws Exception {
    try (Trial trial = new Trial(Way.SERVER, folder, scene)) {
      var result = new CompletableFuture<Result>();
      Thread.ofPlatform().start(() -> result.complete(trial.run("tail", "--from", "7d")));
      await(trial, () -> trial.printed().contains("sha256:"));
      trial.stopServing();
      scene.receive(Bodies.opened("e4", "eve"));
      await(trial, () -> trial.said().contains("waiting for it to come back"));
      assertThat(trial.opened()).as("the folder is left to the server").isEmpty();
      trial.serveAgain();
      scene.receive(Bodies.opened("e5", "eve"));
      await(trial, () -> trial.said().contains("is back") && trial.printed().contains("  e5"));
      String printed = trial.printed();
      trial.readerGoes();
      scene.receive(Bodies.opened("e6", "eve"));
      assertThat(result.get().exitCode()).isEqualTo(1);
      assertThat(printed.lines().map(line -> line.replaceAll(".*  (\\S+)$", "$1")))
          .hasSize(5)
          .doesNotHaveDuplicates()
          .startsWith("e1", "e2")
          .endsWith("e4", "e5");
    }
  }

  /** So that a failure says what was printed by then. */
  private static void await(Trial trial, BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("said: " + trial.said() + "\nprinted: " + trial.printed());
      }
      Thread.sleep(5);
    }
  }

  private List<String> lines(Way way, String... arguments) {
    try (Trial trial = new Trial(way, folder, scene)) {
      Result result = trial.run(arguments);
      assertThat(result.exitCode()).as(result.err()).isZero();
      return result.out().lines().toList();
    }
  }
}
