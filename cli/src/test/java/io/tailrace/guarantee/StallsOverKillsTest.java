package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.ApiJson;
import io.tailrace.admin.ApiRequest;
import io.tailrace.operations.ledger.Stall;
import io.tailrace.operations.ledger.StallCause;
import io.tailrace.operations.stalls.StallReport;
import io.tailrace.server.stall.StallLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: the ledger tells when nobody listened, after {@code kill -9} too. */
class StallsOverKillsTest {
  private static final Duration BETWEEN_NOTES = Duration.ofSeconds(7);

  @TempDir Path temporary;

  @Test
  void eachTimeWithoutAProcessIsALine() throws Exception {
    Path folder = temporary.resolve("data");
    try (ServerProcess server = Place.inFolder().server(folder).start()) {
      new Status(folder).awaitCaughtUp(Duration.ofMinutes(1));
      assertThat(stalls(folder)).isEmpty();
      Instant killed = Instant.now();
      server.kill();
      server.start();
      Instant back = Instant.now();
      new Status(folder).awaitCaughtUp(Duration.ofMinutes(1));
      assertThat(stalls(folder)).hasSize(1);
      isDown(stalls(folder).get(0), killed, back);
      Instant stopping = Instant.now();
      assertThat(server.terminate()).isZero();
      server.start();
      new Status(folder).awaitCaughtUp(Duration.ofMinutes(1));
      assertThat(stalls(folder)).hasSize(2);
      isDown(stalls(folder).get(0), stopping, Instant.now());
      server.terminate();
      assertThat(StallLedger.lying(folder).stalls())
          .hasSize(2)
          .allMatch(stall -> stall.cause() == StallCause.DOWN)
          .allMatch(stall -> stall.stalledMs() == 0)
          .extracting(Stall::feed)
          .containsOnly("default");
    }
  }

  private static List<StallReport.Line> stalls(Path folder) throws Exception {
    var answer = new Status(folder).ask(ApiRequest.get("/api/stalls"));
    return ApiJson.as(answer.body(), StallReport.class).stalls();
  }

  private static void isDown(StallReport.Line line, Instant ended, Instant back) {
    assertThat(line.cause()).isEqualTo("down");
    assertThat(line.begin()).isBetween(ended.minus(BETWEEN_NOTES), back);
    assertThat(line.end()).isBetween(ended, back);
  }
}
