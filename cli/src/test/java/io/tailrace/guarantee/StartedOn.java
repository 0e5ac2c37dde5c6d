package io.tailrace.guarantee;

import io.tailrace.admin.ApiRequest;
import io.tailrace.admin.LocalApi;
import io.tailrace.operations.ledger.StallHistory;
import io.tailrace.server.DataFolder;
import io.tailrace.server.Machine;
import io.tailrace.server.PipelineWiring;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Role;
import io.tailrace.server.telemetry.Telemetry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * What a server makes of a folder, in this process and without a port: the real log, sinks and
 * store are opened, and closed once all is where it belongs. Many folders are looked at so in the
 * time that one process takes to start.
 */
final class StartedOn {
  private StartedOn() {}

  /** Opens the folder and lets every sink have everything that the log holds. */
  static void folder(Path folder, Duration atMost) throws Exception {
    Configuration configuration =
        ConfigurationLoader.load(
                Optional.empty(),
                Map.of("TAILRACE_DATA_DIR", folder.toString(), "TAILRACE_SIGNING_KEYS", "a-key"))
            .configuration();
    try (DataFolder taken = DataFolder.take(folder);
        PipelineWiring pipeline =
            PipelineWiring.open(taken.path(), configuration, Machine.by(InstantSource.system()))) {
      pipeline.startSinks(Role.WORKER);
      awaitCaughtUp(
          new LocalApi(pipeline.serving(Telemetry.NONE, () -> StallHistory.EMPTY)), atMost);
    }
  }

  private static void awaitCaughtUp(LocalApi api, Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    JsonNode status = api.call(ApiRequest.get("/api/status")).body();
    while (!isCaughtUp(status)) {
      if (System.nanoTime() > until) {
        throw new AssertionError("not caught up after " + atMost + ": " + status);
      }
      TimeUnit.MILLISECONDS.sleep(5);
      status = api.call(ApiRequest.get("/api/status")).body();
    }
  }

  private static boolean isCaughtUp(JsonNode status) {
    JsonNode sinks = status.path("sinks");
    return !sinks.isEmpty()
        && sinks
            .valueStream()
            .allMatch(
                sink ->
                    sink.path("state").asString().equals("running")
                        && sink.path("lag").asLong(-1) == 0);
  }
}
