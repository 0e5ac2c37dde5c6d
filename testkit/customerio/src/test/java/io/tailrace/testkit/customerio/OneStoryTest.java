package io.tailrace.testkit.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.customerio.UnreadableEventException;
import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.AppApiClient;
import io.tailrace.customerio.appapi.AppApiKey;
import io.tailrace.customerio.appapi.AppApiSettings;
import io.tailrace.customerio.appapi.Limits;
import io.tailrace.customerio.appapi.Message;
import io.tailrace.customerio.appapi.MessageQuery;
import io.tailrace.testkit.customerio.appapi.Rules;
import io.tailrace.testkit.customerio.appapi.SimulatedAppApi;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the sender posts and what the App API tells is the same story. */
class OneStoryTest {
  private static final Limits FAST =
      new Limits(1000, Duration.ofSeconds(10), Duration.ofMinutes(1));

  @Test
  void everyRequestOfTheSenderIsInTheApi() throws IOException {
    WorkspaceHistory history = new WorkspaceHistory(10_000);
    Instant now = Instant.now();
    Iterator<SimulatedEvent> events =
        history.recording(
            Workspace.stream(TrafficPlan.endingAt(11, 1_500, now, Duration.ofDays(2))));
    Rules rules = new Rules("key").withRequestsPerSecond(10_000).withClock(() -> now);
    try (ScriptedServer receiver = new ScriptedServer();
        SimulatedAppApi served = new SimulatedAppApi(history, rules)) {
      new Sender(new Sender.Settings(receiver.url(), "signing key")).send(events);
      AppApi api =
          new AppApiClient(new AppApiSettings(new AppApiKey("key"), served.url()).withLimits(FAST));

      Map<String, Map<String, Instant>> told = new HashMap<>();
      for (boolean drafts : new boolean[] {false, true}) {
        MessageQuery query = new MessageQuery(null, MessageQuery.From.ANY, drafts, 1000, null);
        api.messages(query).forEach(it -> told.put(it.id(), known(it)));
      }

      assertThat(told).isEqualTo(posted(receiver)).hasSizeGreaterThan(400);
    }
  }

  /** The metrics that webhooks have too. */
  private static Map<String, Instant> known(Message message) {
    Map<String, Instant> metrics = new TreeMap<>(message.metrics());
    metrics.keySet().removeIf(it -> it.matches("created|human_.*|prefetch_.*"));
    return metrics;
  }

  private static Map<String, Map<String, Instant>> posted(ScriptedServer receiver) {
    Map<String, Map<String, Instant>> posted = new HashMap<>();
    for (String body : receiver.bodies()) {
      Event event = decode(body);
      boolean person = event.isPersonEvent() || event.objectType().equals(ObjectType.CUSTOMER);
      if (!person && event.data().deliveryId() != null) {
        Map<String, Instant> metrics =
            posted.computeIfAbsent(event.data().deliveryId(), id -> new TreeMap<>());
        // The App API has no word for replies.
        if (!event.metric().equals(Metric.REPLIED)) {
          metrics.merge(event.metric().name(), event.timestamp(), (a, b) -> a.isBefore(b) ? a : b);
        }
      }
    }
    return posted;
  }

  private static Event decode(String body) {
    try {
      return EventDecoder.decode(body.getBytes(UTF_8));
    } catch (UnreadableEventException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void oldMessagesAreForgotten() {
    WorkspaceHistory history = new WorkspaceHistory(100);
    Workspace.stream(3, 2_000, Instant.parse("2026-01-01T00:00:00Z"))
        .forEachRemaining(history::add);

    assertThat(history.messages(it -> true)).hasSize(100);
    assertThat(history.messages(it -> true).get(0).number()).isGreaterThan(500);
  }
}
