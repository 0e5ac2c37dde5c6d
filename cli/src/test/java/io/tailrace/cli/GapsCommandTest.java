package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.GapCause;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class GapsCommandTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void loseSome() throws Exception {
    scene = new Scene(folder);
    lose("database", 1, 5, GapCause.MISSING_IN_LOG);
    lose("warehouse", 1, 9, GapCause.BEFORE_THE_LOG);
    lose("warehouse", 20, 21, GapCause.RETENTION);
  }

  private void lose(String sink, long from, long to, GapCause cause) throws Exception {
    scene.store().pins().lost(Gap.found(sink, new Gap.Span(0, from, to), cause, Scene.NOW));
  }

  @ParameterizedTest
  @EnumSource
  void openOnesAreListedAndFail(Way way) {
    Result all = run(way, "gaps", "list");
    assertThat(all.exitCode()).isEqualTo(ExitCode.NO);
    assertThat(all.out().lines()).hasSize(4);
    assertThat(all.out()).contains("the log lacks them");
    assertThat(run(way, "gaps", "list", "--sink", "database").out().lines()).hasSize(2);
    assertThat(run(way, "status").exitCode()).isEqualTo(ExitCode.NO);
  }

  @ParameterizedTest
  @EnumSource
  void acknowledgedOnesFailNoMore(Way way) {
    run(way, "gaps", "acknowledge", "1", "--by", "ann", "--yes");
    Result rest = run(way, "gaps", "acknowledge", "--sink", "warehouse", "--yes");
    assertThat(rest.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(rest.err()).contains("2 of 2");
    assertThat(run(way, "gaps", "list").exitCode()).isEqualTo(ExitCode.OK);
    String json = run(way, "gaps", "list", "--all", "--format", "json").out();
    assertThat(JsonMapper.shared().readTree(json).path(0).path("acknowledged_by").asString())
        .isEqualTo("ann");
    assertThat(run(way, "status").exitCode()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @EnumSource
  void aDryRunAndAWrongNumberChangeNothing(Way way) {
    assertThat(run(way, "gaps", "acknowledge", "--reason", "retention", "--dry-run").err())
        .contains("1 of 1");
    assertThat(run(way, "gaps", "acknowledge", "99", "--yes").exitCode()).isEqualTo(ExitCode.NO);
    assertThat(run(way, "gaps", "acknowledge", "--yes").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run(way, "gaps", "list").out().lines()).hasSize(4);
  }

  private Result run(Way way, String... arguments) {
    try (Trial trial = new Trial(way, folder, scene)) {
      return trial.run(arguments);
    }
  }
}
