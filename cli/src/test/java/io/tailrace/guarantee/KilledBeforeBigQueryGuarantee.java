package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.admin.ApiRequest;
import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.bigquery.Fault;
import io.tailrace.testkit.bigquery.Faults;
import io.tailrace.testkit.bigquery.SeededFaults;
import io.tailrace.testkit.bigquery.SimulatedBigQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Guarantee: with the warehouse in BigQuery (a simulated one, to which Google's client speaks),
 * every request is answered 200 while BigQuery refuses; a server that is killed under load, while
 * BigQuery fails now and then, leaves neither a gap nor a double row; a replay doubles nothing.
 *
 * <p>{@code -Dkills=30} kills more often; {@code -Dseed=N} repeats a run.
 *
 * <p>Over 10 s: servers start anew after each kill, and wait for BigQuery to be well.
 */
class KilledBeforeBigQueryGuarantee {
  private static final int KILLS = Integer.getInteger("kills", 1);
  private static final int EVENTS = 40;
  private static final Duration SOON = Duration.ofMinutes(2);

  @TempDir Path temporary;

  @Test
  void nothingIsLostAndNothingDoubled() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    try (SimulatedBigQuery bigQuery = SimulatedBigQuery.start();
        ServerProcess server = server(bigQuery)) {
      server.start();
      bigQuery.faults(new SeededFaults(seed, 0.1));
      Set<String> answered = killedUnderLoad(server, KILLS, seed);
      bigQuery.faults(Faults.NONE);
      Status status = new Status(server.folder());
      status.awaitCaughtUp(SOON);
      Rows rows = Place.rows(bigQuery);
      rows.assertNoneLostOrDoubled(answered);
      replay(server);
      status.awaitCaughtUp(SOON);
      Place.rows(bigQuery).assertEachOnce(rows.ids());
    }
  }

  /** A server that answers before the commit leaves gaps, which the same check finds. */
  @Test
  @Tag("full")
  @NegativeControl
  void aServerThatAnswersBeforeTheCommitIsFound() throws Exception {
    try (SimulatedBigQuery bigQuery = SimulatedBigQuery.start();
        ServerProcess server =
            new ServerProcess(
                temporary.resolve("data"),
                "io.tailrace.cli.EagerMain",
                place(bigQuery).settings())) {
      server.start();
      Set<String> answered = killedUnderLoad(server, 3, 1);
      new Status(server.folder()).awaitCaughtUp(SOON);
      assertThatThrownBy(() -> Place.rows(bigQuery).assertNoneLostOrDoubled(answered))
          .isInstanceOf(AssertionError.class);
    }
  }

  private static Set<String> killedUnderLoad(ServerProcess server, int kills, long seed)
      throws Exception {
    try (Traffic traffic = Traffic.start(server.webhook(), 2, 1_000_000, seed)) {
      for (int i = 0; i < kills; i++) {
        traffic.awaitMore(200);
        server.kill();
        server.start();
      }
      traffic.awaitMore(200);
      traffic.end();
      return traffic.answered();
    }
  }

  private static void replay(ServerProcess server) throws Exception {
    assertThat(server.run("replay", "--sink", "warehouse", "--from", "1d", "--yes"))
        .contains("warehouse");
  }

  @Test
  @Tag("full")
  void itIsSaidWhatIsWrongAndEveryRequestIsAnswered() throws Exception {
    try (SimulatedBigQuery bigQuery = SimulatedBigQuery.start();
        ServerProcess server = server(bigQuery)) {
      bigQuery.faults(call -> Fault.PERMISSION);
      server.start();
      send(server);
      Status status = new Status(server.folder());
      status.awaitState("warehouse", "holding");
      assertThat(Status.sink(status.now(), "warehouse").toString())
          .contains("BigQuery Data Editor");
      bigQuery.faults(Faults.NONE);
      status.awaitCaughtUp(SOON);
      Place.rows(bigQuery).assertEachOnce(Posts.ids(EVENTS));
      assertItIsAskedAndRefersToBigQuery(status);
    }
  }

  private void assertItIsAskedAndRefersToBigQuery(Status status) throws Exception {
    JsonNode way = status.ask(ApiRequest.get("/api/events/e1")).body();
    assertThat(way.at("/feeds/0/warehouse/there").asBoolean()).isTrue();
    ObjectNode query = JsonNodeFactory.instance.objectNode().put("query", "SELECT 1");
    assertThat(status.ask(ApiRequest.post("/api/sql", query)).error())
        .contains("bq query --project_id=acme");
    ObjectNode export =
        JsonNodeFactory.instance.objectNode().put("dir", temporary.resolve("out").toString());
    assertThat(status.ask(ApiRequest.post("/api/export", export)).error()).contains("EXPORT DATA");
  }

  private ServerProcess server(SimulatedBigQuery bigQuery) {
    return place(bigQuery).server(temporary.resolve("data"));
  }

  private static Place place(SimulatedBigQuery bigQuery) {
    return Place.inFolder().with(bigQuery).with("TAILRACE_CONSUMER_MAX_BACKOFF", "1s");
  }

  private static void send(ServerProcess server) throws Exception {
    Posts posts = new Posts(server.webhook());
    for (int i = 0; i < EVENTS; i++) {
      assertThat(posts.post(Posts.event("e" + i, "sent"))).isEqualTo("200 {\"processed\":1}");
    }
  }
}
