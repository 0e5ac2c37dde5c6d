package io.tailrace.cli;

import io.tailrace.core.FeedPath;
import io.tailrace.core.settings.Secret;
import io.tailrace.customerio.SignatureScheme;
import io.tailrace.customerio.appapi.Limits;
import io.tailrace.customerio.appapi.Region;
import io.tailrace.operations.Workspaces;
import io.tailrace.server.ConfiguredAppApi;
import io.tailrace.server.config.AppApiConfig;
import io.tailrace.server.config.FeedConfig;
import io.tailrace.testkit.customerio.SimulatedEvent;
import io.tailrace.testkit.customerio.TrafficPlan;
import io.tailrace.testkit.customerio.VirtualTime;
import io.tailrace.testkit.customerio.Workspace;
import io.tailrace.testkit.customerio.WorkspaceHistory;
import io.tailrace.testkit.customerio.appapi.Rules;
import io.tailrace.testkit.customerio.appapi.SimulatedAppApi;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A workspace with a simulated App API and feeds that may ask it, in time that does not pass. */
final class AppApiTrial implements AutoCloseable {
  static final String KEY = "app-key-0123456789abcdef";
  private static final Limits LIMITS =
      new Limits(1000, Duration.ofSeconds(5), Duration.ofSeconds(30));
  private final WorkspaceHistory history = new WorkspaceHistory(100_000);
  private final Instant now;
  private final VirtualTime time;
  final SimulatedAppApi api;

  AppApiTrial(Instant now) throws IOException {
    this.now = now;
    this.time = new VirtualTime(now);
    this.api =
        new SimulatedAppApi(
            history, new Rules(KEY).withClock(time).withRequestsPerSecond(1_000_000));
  }

  /** So many events happened in the span up to now. */
  List<SimulatedEvent> happened(long count, Duration span) {
    List<SimulatedEvent> events = new ArrayList<>();
    history
        .recording(Workspace.stream(TrafficPlan.endingAt(7, count, now, span)))
        .forEachRemaining(events::add);
    return events;
  }

  /** The default feed's has these keys, which may be none; feed {@code shop} has none. */
  Workspaces workspaces(Secret appApiKey, Secret signingKeys) {
    CountDownLatch never = new CountDownLatch(1);
    return new ConfiguredAppApi(
        List.of(
            feed(FeedPath.DEFAULT_FEED, appApiKey, signingKeys),
            feed("shop", Secret.NONE, Secret.NONE)),
        usual -> usual.withLimits(LIMITS).withTime(time, duration -> time.sleep(duration, never)));
  }

  Workspaces workspaces() {
    return workspaces(Secret.of(KEY), Secret.of("a-signing-key"));
  }

  private FeedConfig feed(String name, Secret appApiKey, Secret signingKeys) {
    return new FeedConfig(
        name,
        signingKeys,
        SignatureScheme.ANY,
        Optional.empty(),
        new AppApiConfig(appApiKey, Region.US, Optional.of(api.url())));
  }

  @Override
  public void close() {
    api.close();
  }
}
