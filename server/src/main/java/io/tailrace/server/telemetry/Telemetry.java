package io.tailrace.server.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tailrace.core.Build;
import io.tailrace.receiver.RequestListener;
import io.tailrace.server.stall.StallWatch;
import java.time.InstantSource;
import java.util.List;

/**
 * All that one process counts. Safe for use by many threads.
 *
 * @param recent null where no requests come to this process
 * @param failures null likewise
 * @param stalls null likewise
 * @param requests is to be told of each request
 */
public record Telemetry(
    PrometheusMeterRegistry registry,
    RecentRequests recent,
    LastFailures failures,
    StallWatch stalls,
    RequestListener requests) {

  /** Of no process. */
  public static final Telemetry NONE = new Telemetry(null, null, null, null, RequestListener.NONE);

  /** For a process that receives. */
  public static Telemetry ofRequests(List<String> feeds, InstantSource clock) {
    var registry = countedHere();
    var counters = new RequestCounters(registry);
    feeds.forEach(counters::declare);
    var recent = new RecentRequests(clock);
    var failures = new LastFailures(clock);
    var stalls = new StallWatch(feeds, clock);
    return new Telemetry(
        registry,
        recent,
        failures,
        stalls,
        request -> {
          counters.answered(request);
          recent.answered(request);
          failures.answered(request);
          stalls.answered(request);
        });
  }

  /** For one that receives nothing. */
  public static Telemetry withoutRequests() {
    return new Telemetry(countedHere(), null, null, null, RequestListener.NONE);
  }

  /** With what runs here. */
  private static PrometheusMeterRegistry countedHere() {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    String commit = Build.OURS.commit();
    Gauge.builder("tailrace.build.info", () -> 1)
        .description("Which version and commit of Tailrace runs; always 1")
        .tag("version", Build.OURS.version())
        .tag("commit", commit == null ? "unknown" : commit)
        .register(registry);
    return registry;
  }
}
