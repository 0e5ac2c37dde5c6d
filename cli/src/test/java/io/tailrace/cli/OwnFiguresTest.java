package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.testkit.customerio.SimulatedEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Beside Customer.io's figures stand those of the events that came here, over whole periods. */
class OwnFiguresTest {
  @TempDir Path folder;

  @Test
  void areTheEventsOfThePeriodsInWhichWeWereConnected() throws Exception {
    try (AppApiTrial customerIo = new AppApiTrial(Instant.now());
        RealFolder files = new RealFolder(folder)) {
      List<SimulatedEvent> events = customerIo.happened(400, Duration.ofHours(6));
      for (SimulatedEvent event : events) {
        files.receive(text(event));
      }
      files.deliver();
      try (Trial trial = new Trial(Way.FILES, folder, files.with(customerIo.workspaces())::parts)) {
        Result result =
            trial.run("report", "deliveries", "--by=hour", "--last=24", "--format=json");
        JsonNode webhooks = JsonMapper.shared().readTree(result.out()).path("webhooks");
        Instant from = Instant.parse(webhooks.at("/buckets/0/start").asString());

        assertThat(from).isAfter(Instant.parse(webhooks.path("since").asString()));
        assertThat(webhooks.path("buckets").size()).isBetween(5, 7);
        assertThat(webhooks.at("/totals/sent").asLong())
            .isEqualTo(count(events, from, event -> event.contains("\"metric\":\"sent\"")))
            .isPositive();
        assertThat(webhooks.at("/totals/opened").asLong())
            .isGreaterThan(webhooks.at("/totals/human_opened").asLong());
        assertThat(webhooks.at("/app_api/sent").asLong()).isPositive();

        assertThat(trial.run("report", "campaign", "3", "--by=hour", "--last=24").out())
            .contains("Beside what webhooks told (events came here since ")
            .containsPattern("CUSTOMER.IO +WEBHOOKS +DIFFERENCE")
            .containsPattern("sent +[1-9]");
        assertThat(trial.run("report", "campaign", "3", "--by", "month", "--last", "2").out())
            .contains("in none of these periods from its beginning");
      }
    }
  }

  private static long count(List<SimulatedEvent> events, Instant from, Predicate<String> which) {
    return events.stream()
        .map(OwnFiguresTest::text)
        .filter(which)
        .map(body -> JsonMapper.shared().readTree(body).path("timestamp").asLong())
        .filter(second -> second >= from.getEpochSecond())
        .count();
  }

  private static String text(SimulatedEvent event) {
    return new String(event.body(), StandardCharsets.UTF_8);
  }
}
