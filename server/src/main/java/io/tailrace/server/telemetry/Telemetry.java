package io.tailrace.server.telemetry;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
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
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
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
    return new Telemetry(
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), null, RequestListener.NONE);
  }
}
