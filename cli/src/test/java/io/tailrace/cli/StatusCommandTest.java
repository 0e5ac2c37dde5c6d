package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.core.log.Position;
import io.tailrace.operations.Bodies;
import io.tailrace.operations.Scene;
import io.tailrace.operations.incoming.FeedStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusCommandTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void receive() {
    scene = new Scene(folder);
    scene.receive(Bodies.opened("e1", "ada"));
    scene.receive(Bodies.opened("e2", "bob"));
    scene.receive("not json");
  }

  @ParameterizedTest
  @EnumSource
  void printsTheContractsFields(Way way) throws Exception {
    scene.deliver();
    try (Trial trial = new Trial(way, folder, scene)) {
      Result result = trial.run("status", "--format", "json");
      assertThat(result.exitCode()).isEqualTo(1);
      JsonNode status = JsonMapper.shared().readTree(result.out());
      String logId = scene.log().reader().logId().toString();
      assertThat(status.at("/log/id").asString()).isEqualTo(logId);
      assertThat(status.at("/log/events").asInt()).isEqualTo(3);
      JsonNode range = status.at("/log/partitions/0");
      assertThat(range.propertyNames()).containsExactly("partition", "start", "end");
      JsonNode sink = status.at("/sinks/1");
      assertThat(sink.propertyNames())
          .contains(
              "name", "state", "lag", "lag_seconds", "dead_letters", "partitions", "last_error");
      assertThat(sink.at("/name").asString()).isEqualTo("warehouse");
      assertThat(sink.at("/lag").asInt(-1)).isZero();
      assertThat(sink.at("/last_error").isNull()).isTrue();
    }
  }

  @Test
  void saysWhetherAServerRuns() {
    scene.deliver();
    try (Trial server = new Trial(Way.SERVER, folder, scene);
        Trial files = new Trial(Way.FILES, folder, scene)) {
      assertThat(server.run("status").out()).contains("running").doesNotContain("no server runs");
      assertThat(files.run("status").out()).contains("offline").contains("no server runs");
      assertThat(server.opened()).isEmpty();
      assertThat(files.opened()).containsExactly("opened", "closed");
    }
  }

  @ParameterizedTest
  @EnumSource
  void showsLagAndQuarantine(Way way) {
    try (Trial trial = new Trial(way, folder, scene)) {
      Result result = trial.run("status");
      assertThat(result.out()).contains("3 records").contains("not_json 1 (default)");
      assertThat(result.out().lines().filter(line -> line.startsWith("database")))
          .singleElement()
          .asString()
          .containsPattern("database +(starting|offline) .* 3 ");
    }
  }

  @Test
  void isNoWhenASinkIsUnhealthy() {
    scene.warehouse().unavailable(true);
    scene.turn();
    try (Trial trial = new Trial(Way.SERVER, folder, scene)) {
      Result result = trial.run("status");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out()).contains("holding").contains("warehouse is down, says the script");
    }
  }

  @Test
  void showsASinkThatStoppedBecauseItsPositionBelongsToAnotherLog() {
    scene.inWarehouse().position(Position.at(UUID.randomUUID(), 0, 7));
    scene.turn();
    try (Trial trial = new Trial(Way.SERVER, folder, scene)) {
      Result result = trial.run("status");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out()).contains("stopped").contains("tailrace replay --sink warehouse");
    }
  }

  @ParameterizedTest
  @EnumSource
  void isNoWhenTheLogCannotBeRead(Way way) {
    scene.deliver();
    scene.log().failure("the disk is full; make room");
    try (Trial trial = new Trial(way, folder, scene)) {
      Result result = trial.run("status");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out()).contains("the disk is full; make room");
    }
  }

  @ParameterizedTest
  @EnumSource
  void stillSaysWhatItKnowsWhenTheStoreCannotBeRead(Way way) {
    scene.deliver();
    scene.store().failure("the store is locked");
    try (Trial trial = new Trial(way, folder, scene)) {
      Result result = trial.run("status");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out()).contains("3 records").contains("the store is locked");
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsDeadLetters(Way way) {
    scene.warehouse().refuse(record -> record.record().key().equals("e2"));
    scene.deliver();
    try (Trial trial = new Trial(way, folder, scene)) {
      Result result = trial.run("status", "--format", "csv");
      assertThat(result.out())
          .startsWith(
              "sink,state,lag,lag_seconds,dead_letters,position,last_error,since,per_second,"
                  + "level_in_seconds\r\n");
      assertThat(result.out().lines().filter(line -> line.startsWith("warehouse")))
          .singleElement()
          .asString()
          .containsPattern("warehouse,(running|offline),0,0.0,1,");
    }
  }

  @Test
  void isYesWhereNobodyMustLook() {
    Scene quiet = new Scene(folder);
    quiet.incoming(feed(Map.of("processed", 12L), null));
    try (Trial trial = new Trial(Way.SERVER, folder, quiet)) {
      Result result = trial.run("status");
      assertThat(result.out()).contains("3 min ago").contains("12 processed").doesNotContain("! ");
      assertThat(result.exitCode()).isZero();
    }
  }

  @Test
  void isNoWhileRequestsAreRefused() {
    Scene refusing = new Scene(folder);
    refusing.incoming(feed(Map.of("unverified", 2660L), "their signature is wrong"));
    try (Trial trial = new Trial(Way.SERVER, folder, refusing)) {
      Result result = trial.run("status");
      assertThat(result.out())
          .contains("2,660 unverified")
          .contains("! feed default: their signature is wrong.");
      assertThat(result.exitCode()).isEqualTo(1);
    }
  }

  private static FeedStatus feed(Map<String, Long> requests, String problem) {
    return new FeedStatus("default", 1, Scene.NOW.minusSeconds(200), 600, requests, problem);
  }

  @ParameterizedTest
  @EnumSource
  void isNoWhileBodiesAreInQuarantineOrDeadLettersWait(Way way) {
    scene.warehouse().refuse(record -> record.record().key().equals("e2"));
    scene.deliver();
    try (Trial trial = new Trial(way, folder, scene)) {
      Result result = trial.run("status");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out())
          .contains("! quarantine: 1 verified body")
          .contains("! sink warehouse: 1 dead letter");
    }
  }

  @Test
  void fitsATerminalOf80Columns() {
    scene.warehouse().unavailable(true);
    scene.turn();
    scene.incoming(feed(Map.of("processed", 1_234_567L, "duplicate", 12L), "x ".repeat(90) + "y"));
    try (Trial trial = new Trial(Way.SERVER, folder, scene).width(80)) {
      assertThat(trial.run("status").out().lines().filter(line -> !line.startsWith("folder")))
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }
  }

  @Test
  void saysSinceWhenAndHowFast() {
    scene.warehouse().unavailable(true);
    scene.turn();
    scene.clock().advance(Duration.ofSeconds(30));
    try (Trial trial = new Trial(Way.SERVER, folder, scene)) {
      JsonNode sinks =
          JsonMapper.shared().readTree(trial.run("status", "--format", "json").out()).path("sinks");
      assertThat(sinks.at("/1/state").asString()).isEqualTo("holding");
      assertThat(sinks.at("/1/since").asString()).isEqualTo(Scene.NOW.toString());
      assertThat(sinks.at("/0/per_second").asDouble()).isPositive();
    }
  }
}
