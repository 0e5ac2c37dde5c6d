package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.bigquery.Fault;
import io.tailrace.testkit.bigquery.Faults;
import io.tailrace.testkit.bigquery.Row;
import io.tailrace.testkit.bigquery.SeededFaults;
import io.tailrace.testkit.bigquery.SimulatedBigQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Guarantee: with the warehouse in BigQuery (a simulated one, to which Google's client speaks),
 * every request is answered 200 while BigQuery refuses; a server that is killed leaves neither a gap
 * nor a double row; a replay doubles nothing.
 */
class KilledBeforeBigQueryGuarantee {
  private static final int EVENTS = 60;
  private static final Duration SOON = Duration.ofMinutes(2);

  @TempDir Path temporary;

  @Test
  void nothingIsLostAndNothingDoubled() throws Exception {
    try (SimulatedBigQuery bigQuery = SimulatedBigQuery.start();
        ServerProcess server = server(bigQuery)) {
      server.start();
      Status status = new Status(server.folder());
      send(server, 0);
      status.awaitCaughtUp(SOON);
      assertThat(ids(bigQuery)).hasSize(EVENTS).doesNotHaveDuplicates();
      bigQuery.faults(call -> Fault.PERMISSION);
      send(server, EVENTS);
      status.await(SOON, now -> state(now).equals("holding"));
      assertThat(server.run("status")).contains("BigQuery Data Editor");
      server.kill();
      bigQuery.faults(new SeededFaults(7, 0.1));
      server.start();
      send(server, 2 * EVENTS);
      status.awaitCaughtUp(SOON);
      assertThat(ids(bigQuery)).hasSize(3 * EVENTS).doesNotHaveDuplicates();
      bigQuery.faults(Faults.NONE);
      assertThat(server.run("replay", "--sink", "warehouse", "--from", "1d", "--yes"))
          .contains("warehouse");
      status.awaitCaughtUp(SOON);
      send(server, 3 * EVENTS);
      status.awaitCaughtUp(SOON);
      assertThat(ids(bigQuery)).hasSize(4 * EVENTS).doesNotHaveDuplicates();
      assertThat(server.run("sql", "SELECT 1")).contains("bq query");
      assertThat(server.run("explain", "e1")).contains("warehouse");
    }
  }

  private ServerProcess server(SimulatedBigQuery bigQuery) {
    return new ServerProcess(
        temporary.resolve("data"),
        "io.tailrace.server.Main",
        Map.of(
            "TAILRACE_WAREHOUSE_URL",
            "bigquery:acme.customerio_events",
            "TAILRACE_BIGQUERY_ENDPOINT",
            bigQuery.endpoint(),
            "TAILRACE_CONSUMER_MAX_BACKOFF",
            "1s"));
  }

  private static void send(ServerProcess server, int from) throws Exception {
    Posts posts = new Posts(server.webhook());
    for (int i = from; i < from + EVENTS; i++) {
      assertThat(posts.post(Posts.event("e" + i, "sent"))).isEqualTo("200 {\"processed\":1}");
    }
  }

  private static List<String> ids(SimulatedBigQuery bigQuery) {
    return bigQuery.rows("acme", "customerio_events", "delivery_events").stream()
        .map((Row row) -> row.text("event_id"))
        .toList();
  }

  private static String state(JsonNode status) {
    return status
        .path("sinks")
        .valueStream()
        .filter(sink -> sink.path("name").asString().equals("warehouse"))
        .findFirst()
        .orElseThrow()
        .path("state")
        .asString("");
  }
}
