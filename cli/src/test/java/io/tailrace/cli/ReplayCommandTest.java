package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.operations.Bodies;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayCommandTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void receive() {
    scene = new Scene(folder);
    for (int day = 3; day >= 1; day--) {
      scene.clock().set(Scene.NOW.minus(Duration.ofDays(day)));
      scene.receive(Bodies.opened("e" + day, "ada"));
    }
    scene.clock().set(Scene.NOW);
  }

  @ParameterizedTest
  @EnumSource
  void countsFirst(Way way) throws Exception {
    assertThat(ok(way, "replay", "--sink", "warehouse", "--dry-run").out()).contains("3 records");
    assertThat(
            ok(way, "replay", "--sink", "warehouse", "--from", "2d", "--to", "1d", "--dry-run")
                .out())
        .contains("1 record to");
    assertThat(scene.store().replays().unfinished()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void feedsTheSinkAgain(Way way) throws Exception {
    scene.deliver();
    Result result = ok(way, "replay", "--sink", "warehouse", "--from", "2d", "--yes");
    assertThat(result.out())
        .contains("2 records to warehouse")
        .contains(way == Way.SERVER ? "tailrace status" : "when the server starts");
    assertThat(scene.store().replays().unfinished())
        .singleElement()
        .satisfies(replay -> assertThat(replay.next()).isEqualTo(2))
        .satisfies(replay -> assertThat(replay.to()).isEqualTo(4));
    scene.deliver();
    assertThat(scene.store().replays().unfinished()).isEmpty();
    assertThat(scene.inWarehouse().effects()).containsExactly("e3", "e2", "e1");
  }

  /** What is wrong with the question comes before who could be asked. */
  @Test
  void anUnknownSinkIsSaidBeforeYesIsAskedFor() {
    assertThat(run(Way.SERVER, "replay", "--sink", "nope").err())
        .contains("nope")
        .doesNotContain("--yes");
    assertThat(run(Way.SERVER, "replay", "--sink", "warehouse").err()).contains("--yes");
  }

  @Test
  void isHowASinkResumesWhosePositionBelongsToAnotherLog() {
    scene.inWarehouse().position(Position.at(UUID.randomUUID(), 0, 77));
    scene.turn();
    ok(Way.SERVER, "replay", "--sink", "warehouse", "--from", "2d", "--yes");
    scene.deliver();
    assertThat(scene.inWarehouse().effects()).containsExactlyInAnyOrder("e2", "e1");
    try (Trial trial = new Trial(Way.SERVER, folder, scene)) {
      assertThat(trial.run("status").exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysHowFarBackTheLogReachesOnceItLetGoOfSomething(Way way) throws Exception {
    assertThat(ok(way, "replay", "--sink", "warehouse", "--from", "90d", "--dry-run").err())
        .as("all that was ever received is there")
        .doesNotContain("reaches back");
    scene.deliver();
    scene.clock().advance(Duration.ofDays(40));
    scene.receive(Bodies.opened("late", "ada"));
    scene.log().retain();
    String received = scene.log().reader().read(0, 4, ReadLimit.ONE).get(0).receivedAt().toString();
    assertThat(ok(way, "replay", "--sink", "warehouse", "--from", "90d", "--dry-run").err())
        .contains("reaches back to " + received);
  }

  @ParameterizedTest
  @EnumSource
  void refusesWrongUsage(Way way) {
    assertThat(run(way, "replay", "--yes").exitCode()).isEqualTo(2);
    assertThat(run(way, "replay", "--sink", "lake", "--dry-run").exitCode()).isEqualTo(2);
    assertThat(run(way, "replay", "--sink", "warehouse", "--from", "soon", "--yes").exitCode())
        .isEqualTo(2);
    assertThat(
            run(way, "replay", "--sink", "warehouse", "--from", "1d", "--to", "2d", "--yes")
                .exitCode())
        .isEqualTo(2);
    assertThat(run(way, "replay", "--sink", "warehouse").exitCode()).isEqualTo(2);
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
