package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.BackfillId;
import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.customerio.Metric;
import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.customerio.SentMessage;
import io.tailrace.testkit.customerio.SimulatedEvent;
import io.tailrace.testkit.customerio.TrafficPlan;
import io.tailrace.testkit.customerio.Workspace;
import io.tailrace.testkit.customerio.WorkspaceHistory;
import io.tailrace.testkit.customerio.appapi.Rules;
import io.tailrace.testkit.customerio.appapi.SimulatedAppApi;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The guarantee: of what Customer.io could never deliver, {@code reconcile} finds exactly what its
 * App API can show; {@code backfill} closes that; and whatever arrives late after all takes the
 * place of what was fetched, so that database and warehouse hold each event once, in rows and in
 * counts. {@code -Dseed=N} repeats a run.
 *
 * <p>Over 10 s: in -Pfull 2,000 events are posted one by one, twice.
 */
class ReconciledAndBackfilledGuarantee {
  private static final int EVENTS = 2_000;
  private static final double LOST_IN_ALL = 20;
  private static final String APP_KEY = "app-key-0123456789abcdef";

  @TempDir Path temporary;

  private WorkspaceHistory history;
  private final List<Event> delivered = new ArrayList<>();
  private final List<SimulatedEvent> lost = new ArrayList<>();

  @Test
  void whatIsLostIsFoundFetchedAndReplaced() throws Exception {
    check(Engines.EMBEDDED, 400);
  }

  @Test
  @Tag("full")
  void oneInAHundredIsFoundFetchedAndReplaced() throws Exception {
    check(Engines.EMBEDDED, EVENTS);
  }

  @Test
  @Tag("full")
  void onRedisAndPostgresToo() throws Exception {
    check(Engines.SHARED, EVENTS);
  }

  private void check(Engines engines, int events) throws Exception {
    history = new WorkspaceHistory(events);
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    try (SimulatedAppApi api = new SimulatedAppApi(history, new Rules(APP_KEY));
        ServerProcess server = place(engines, api).server(temporary.resolve("data")).start()) {
      Random random = new Random(seed);
      deliverMost(server, random, seed, events);
      Set<String> shown = shownByTheAppApi();
      assertThat(shown).isNotEmpty();

      theSameComparisonSeesWhatIsMissing(server, shown);
      assertThat(server.run("backfill", "--from", "14h", "--yes"))
          .contains("Fetched " + shown.size() + " event", "Nothing is missing any more.");
      assertThat(missing(server)).isEmpty();

      List<Event> late = deliverSomeLate(server, random);
      assertThatEachIsThereOnce(server, place(engines, api), idsExpected(shown, late));
    }
  }

  private Place place;

  private Place place(Engines engines, SimulatedAppApi api) {
    if (place == null) {
      place =
          engines
              .place()
              .with("TAILRACE_APP_API_KEY", APP_KEY)
              .with("TAILRACE_APP_API_URL", api.url().toString());
    }
    return place;
  }

  private void deliverMost(ServerProcess server, Random random, long seed, int count)
      throws Exception {
    Instant end = Instant.now().minus(Duration.ofHours(1));
    Iterator<SimulatedEvent> events =
        history.recording(
            Workspace.stream(TrafficPlan.endingAt(seed, count, end, Duration.ofHours(12))));
    Posts posts = new Posts(server.webhook());
    while (events.hasNext()) {
      SimulatedEvent event = events.next();
      if (random.nextDouble() < LOST_IN_ALL / count) {
        lost.add(event);
      } else {
        assertThat(posts.post(event.body())).startsWith("200");
        delivered.add(EventDecoder.decode(event.body()));
      }
    }
    new Status(server.folder()).awaitCaughtUp(Duration.ofMinutes(1));
  }

  /**
   * Of each delivery it has each metric once, no replies, and drafts only if they are asked for.
   */
  private Set<String> shownByTheAppApi() throws Exception {
    Set<String> have =
        delivered.stream().map(BackfillId::standingInFor).collect(Collectors.toSet());
    Set<String> shown = new HashSet<>();
    for (SimulatedEvent event : lost) {
      Event read = EventDecoder.decode(event.body());
      String id = BackfillId.standingInFor(read);
      if (id != null && !read.metric().equals(Metric.REPLIED) && !isDraft(read)) {
        shown.add(id);
      }
    }
    shown.removeAll(have);
    return shown;
  }

  private boolean isDraft(Event event) {
    SentMessage message = history.message(event.data().deliveryId());
    return message.metrics().keySet().equals(Set.of("created", "drafted"));
  }

  /** Before it is fetched. */
  @NegativeControl
  private void theSameComparisonSeesWhatIsMissing(ServerProcess server, Set<String> shown)
      throws Exception {
    assertThat(missing(server)).isEqualTo(shown);
  }

  private Set<String> missing(ServerProcess server) throws Exception {
    String said = server.run("reconcile", "--from", "14h", "--format", "json");
    int start = said.indexOf("{\"feed\"");
    assertThat(start).as(said).isNotNegative();
    JsonNode answer =
        JsonMapper.shared().readTree(said.substring(start, said.lastIndexOf("]}") + 2));
    assertThat(answer.path("checked").path("deliveries").asLong()).isPositive();
    return answer
        .path("missing")
        .valueStream()
        .map(
            gap ->
                BackfillId.of(
                    gap.path("delivery_id").asString(),
                    gap.path("object_type").asString(),
                    gap.path("metric").asString()))
        .collect(Collectors.toSet());
  }

  private List<Event> deliverSomeLate(ServerProcess server, Random random) throws Exception {
    Posts posts = new Posts(server.webhook());
    List<Event> late = new ArrayList<>();
    for (SimulatedEvent event : lost) {
      if (random.nextBoolean()) {
        assertThat(posts.post(event.body())).isEqualTo("200 {\"processed\":1}");
        late.add(EventDecoder.decode(event.body()));
      }
    }
    return late;
  }

  private Set<String> idsExpected(Set<String> shown, List<Event> late) {
    Set<String> expected = new HashSet<>(shown);
    late.forEach(event -> expected.remove(BackfillId.standingInFor(event)));
    late.forEach(event -> expected.add(event.eventId()));
    delivered.forEach(event -> expected.add(event.eventId()));
    return expected;
  }

  private static void assertThatEachIsThereOnce(
      ServerProcess server, Place where, Set<String> expected) throws Exception {
    new Status(server.folder()).awaitCaughtUp(Duration.ofMinutes(1));
    server.terminate();
    where.kept(server.folder()).assertEachOnce(expected);
  }
}
