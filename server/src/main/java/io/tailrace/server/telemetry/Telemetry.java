package io.tailrace.server.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tailrace.core.Build;
import io.tailrace.receiver.RequestListener;
import java.time.InstantSource;
import java.util.List;

/**
 * All that one process counts. Safe for use by many threads.
 *
 * @param recent null where no requests come to this process
 * @param requests is to be told of each request
 */
public record Telemetry(
    PrometheusMeterRegistry registry, RecentRequests recent, RequestListener requests) {

  /** For a process that receives. */
  public static Telemetry ofRequests(List<String> feeds, InstantSource clock) {
    var registry = countedHere();
    var counters = new RequestCounters(registry);
    feeds.forEach(counters::declare);
    var recent = new RecentRequests(clock);
    return new Telemetry(
        registry,
        recent,
        request -> {
          counters.answered(request);
          recent.answered(request);
        });
  }

  /** For one that receives nothing. */
  public static Telemetry withoutRequests() {
    return new Telemetry(countedHere(), null, RequestListener.NONE);
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
