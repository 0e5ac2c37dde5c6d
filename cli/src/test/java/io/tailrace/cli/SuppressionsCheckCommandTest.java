package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.customerio.appapi.Suppression;
import io.tailrace.testkit.customerio.SimulatedEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ours against the simulated App API's list, which knows of the same messages. */
class SuppressionsCheckCommandTest {
  @TempDir Path folder;

  @Test
  void theTwoDifferWhereSomebodyChangedOne() throws Exception {
    try (AppApiTrial customerIo = new AppApiTrial(Instant.now());
        RealFolder files = new RealFolder(folder)) {
      List<SimulatedEvent> events = customerIo.happened(600, Duration.ofHours(6));
      for (SimulatedEvent event : events) {
        files.receive(new String(event.body(), StandardCharsets.UTF_8));
      }
      files.deliver();
      var workspaces = customerIo.workspaces();
      try (Trial trial = new Trial(Way.FILES, folder, files.with(workspaces)::parts)) {
        List<String> before =
            trial.run("suppressions", "check", "--format=csv").out().lines().toList();
        workspaces.appApi("default").suppress(Suppression.Type.BOUNCES, "added@example.com");
        Result after = trial.run("suppressions", "check", "--format=csv");
        assertThat(after.exitCode()).isEqualTo(1);
        assertThat(after.out().lines())
            .filteredOn(line -> !before.contains(line))
            .anySatisfy(
                line ->
                    assertThat(line)
                        .startsWith("customer.io,added@example.com,bounces,Uploaded manually"));
        assertThat(after.err()).containsPattern("[1-9][0-9,]* suppressed here, [1-9][0-9,]* at");
        assertThat(trial.run("suppressions", "check", "--feed=shop").err()).contains("shop");
      }
    }
  }
}
