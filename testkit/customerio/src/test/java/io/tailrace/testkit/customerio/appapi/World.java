package io.tailrace.testkit.customerio.appapi;

import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.AppApiClient;
import io.tailrace.customerio.appapi.AppApiKey;
import io.tailrace.customerio.appapi.AppApiSettings;
import io.tailrace.customerio.appapi.Limits;
import io.tailrace.testkit.customerio.SimulatedEvent;
import io.tailrace.testkit.customerio.TrafficPlan;
import io.tailrace.testkit.customerio.VirtualTime;
import io.tailrace.testkit.customerio.Workspace;
import io.tailrace.testkit.customerio.WorkspaceHistory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** A workspace with a history, its simulated App API and the client, all on one clock. */
final class World implements AutoCloseable {
  static final String KEY = "app-key-0123456789abcdef";
  static final Instant NOW = Instant.parse("2026-03-05T15:20:00Z");

  final VirtualTime time = new VirtualTime(NOW);
  final WorkspaceHistory history = new WorkspaceHistory(100_000);
  final List<String> requests = new CopyOnWriteArrayList<>();
  final SimulatedAppApi api;

  World() throws IOException {
    this(rules -> rules);
  }

  World(UnaryOperator<Rules> change) throws IOException {
    Rules rules = change.apply(new Rules(KEY).withClock(time));
    this.api = new SimulatedAppApi(history, rules, requests::add);
  }

  /** So many events happened in the span up to now. */
  List<SimulatedEvent> happened(long count, Duration span) {
    List<SimulatedEvent> events = new ArrayList<>();
    Iterator<SimulatedEvent> all =
        history.recording(Workspace.stream(TrafficPlan.endingAt(7, count, NOW, span)));
    all.forEachRemaining(events::add);
    return events;
  }

  AppApi client() {
    return client(Limits.USUAL);
  }

  AppApi client(Limits limits) {
    CountDownLatch never = new CountDownLatch(1);
    return new AppApiClient(
        new AppApiSettings(new AppApiKey(KEY), api.url())
            .withLimits(limits)
            .withTime(time, duration -> time.sleep(duration, never)));
  }

  /** What is asked without the client, and so without its checks. */
  HttpResponse<String> get(String target) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api.url() + target))
            .header("Authorization", "Bearer " + KEY)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    api.close();
  }
}
