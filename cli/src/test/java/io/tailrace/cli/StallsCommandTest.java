package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.operations.Scene;
import io.tailrace.operations.incoming.FeedStatus;
import io.tailrace.operations.incoming.IncomingWatch;
import io.tailrace.operations.ledger.Stall;
import io.tailrace.operations.ledger.StallCause;
import io.tailrace.operations.ledger.StallHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StallsCommandTest {
  private static final Instant BEGIN = Scene.NOW.minus(Duration.ofDays(2));

  @TempDir Path folder;

  private record Known(StallHistory stalls) implements IncomingWatch {
    @Override
    public List<FeedStatus> feeds() {
      return List.of();
    }
  }

  private Result run(Way way, StallHistory history, String... arguments) {
    Scene scene = new Scene(folder).incoming(new Known(history));
    try (Trial trial = new Trial(way, folder, scene)) {
      return trial.run(arguments);
    }
  }

  private static StallHistory one() {
    Stall stall =
        Stall.failing("default", StallCause.UNVERIFIED, BEGIN)
            .failedAgain()
            .ended(BEGIN.plus(Duration.ofMinutes(62)));
    return new StallHistory(List.of(stall), List.of(), null);
  }

  @ParameterizedTest
  @EnumSource
  void printsTheSumAndALineForEach(Way way) {
    Result result = run(way, one(), "stalls", "--last", "7d");
    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    List<String> lines = result.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .isEqualTo(
            "1 h 2 min stalled since 2027-01-24; a receiver that answers 500 at the same moments:"
                + " 2 h at least.");
    assertThat(lines.get(2)).contains("unverified", "default");
    assertThat(run(way, one(), "stalls", "--last", "24h").out().lines()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void jsonIsTheWholeAnswer(Way way) {
    JsonNode json =
        JsonMapper.shared().readTree(run(way, one(), "stalls", "--format", "json").out());
    assertThat(json.path("stalled_ms").asLong()).isEqualTo(Duration.ofMinutes(62).toMillis());
    assertThat(json.path("stalls").path(0).path("sender").asString()).contains("waits an hour");
  }

  @ParameterizedTest
  @EnumSource
  void csvHasItsColumnsAlsoWhereNothingIs(Way way) {
    Result none = run(way, StallHistory.EMPTY, "stalls", "--format", "csv");
    assertThat(none.out().strip()).startsWith("begin,end,feed,cause").doesNotContain("\n");
  }

  @ParameterizedTest
  @EnumSource
  void whatNobodyCanReadIsAWrongUse(Way way) {
    Result wrong = run(way, one(), "stalls", "--last", "soon");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("soon");
  }

  @ParameterizedTest
  @EnumSource
  void failedRequestsNeedTheProcessThatReceives(Way way) {
    Result none = run(way, one(), "requests");
    assertThat(none.exitCode()).isEqualTo(ExitCode.NO);
    assertThat(none.err()).contains("Start the server");
  }
}
