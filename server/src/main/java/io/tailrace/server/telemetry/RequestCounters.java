package io.tailrace.server.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tailrace.customerio.EventKey;
import io.tailrace.receiver.AnsweredRequest;
import io.tailrace.receiver.RequestListener;
import io.tailrace.receiver.RequestOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what came in: {@code tailrace_requests_total}, {@code tailrace_request_duration_seconds},
 * {@code tailrace_last_verified_timestamp_seconds} and {@code tailrace_events_total}. Alert on
 * {@code unverified} without a younger last verified request (a wrong key), and on {@code
 * unavailable} that grows. Safe for use by many threads.
 */
public final class RequestCounters implements RequestListener {
  private static final String NONE = "none";
  private final MeterRegistry registry;
  private final Timer duration;
  private final Map<Labels, Counter> counters = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> lastVerified = new ConcurrentHashMap<>();

  public RequestCounters(MeterRegistry registry) {
    this.registry = registry;
    this.duration =
        Timer.builder("tailrace.request.duration")
            .description("From a request's first byte to its answer")
            .serviceLevelObjectives(
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(25),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Duration.ofSeconds(4))
            .register(registry);
  }

  /** Shows a feed with zeros before its first request, so that an alert on its absence works. */
  public void declare(String feed) {
    for (RequestOutcome outcome : RequestOutcome.values()) {
      requests(feed, outcome);
    }
    lastVerified(feed);
  }

  @Override
  public void answered(AnsweredRequest request) {
    String feed = request.feed() == null ? NONE : request.feed();
    duration.record(request.took());
    requests(feed, request.outcome()).increment();
    if (request.verifiedAt() != null) {
      lastVerified(feed).set(request.verifiedAt().getEpochSecond());
    }
    for (EventKey key : request.events()) {
      events(feed, key).increment();
    }
  }

  private Counter requests(String feed, RequestOutcome outcome) {
    return counters.computeIfAbsent(
        new Labels(feed, outcome.label(), null),
        labels ->
            Counter.builder("tailrace.requests")
                .description("Requests by what became of them")
                .tags("feed", feed, "outcome", outcome.label())
                .register(registry));
  }

  private Counter events(String feed, EventKey key) {
    String type = key.objectType().known() ? key.objectType().name() : "other";
    String metric = key.metric().known() ? key.metric().name() : "other";
    return counters.computeIfAbsent(
        new Labels(feed, type, metric),
        labels ->
            Counter.builder("tailrace.events")
                .description("Events kept, without duplicates")
                .tags("feed", feed, "object_type", type, "metric", metric)
                .register(registry));
  }

  private AtomicLong lastVerified(String feed) {
    return lastVerified.computeIfAbsent(
        feed,
        name -> {
          AtomicLong seconds = new AtomicLong();
          Gauge.builder("tailrace.last.verified.timestamp", seconds, AtomicLong::get)
              .description("When a request of this feed was last verified")
              .baseUnit("seconds")
              .tag("feed", name)
              .strongReference(true)
              .register(registry);
          return seconds;
        });
  }

  private record Labels(String feed, String first, String second) {}
}
