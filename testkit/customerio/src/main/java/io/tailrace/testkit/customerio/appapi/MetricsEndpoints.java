package io.tailrace.testkit.customerio.appapi;

import io.tailrace.testkit.customerio.SentMessage;
import io.tailrace.testkit.customerio.Step.Parent;
import io.tailrace.testkit.customerio.WorkspaceHistory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Series of metrics. A message counts in the bucket in which it was made, and so do its opens and
 * clicks (App API reference, analytics). Safe to share between threads.
 */
final class MetricsEndpoints {
  private static final List<String> NAMES =
      List.of(
          ("attempted bounced clicked human_clicked prefetch_clicked converted created deferred "
                  + "delivered drafted failed opened human_opened prefetch_opened sent spammed "
                  + "suppressed undeliverable topic_unsubscribed unsubscribed 2xx 3xx 4xx 5xx")
              .split(" ", -1));
  private static final List<String> JOURNEY_NAMES =
      List.of(
          "started activated exited_early finished converted never_activated messaged"
              .split(" ", -1));

  private final WorkspaceHistory history;
  private final InstantSource clock;

  MetricsEndpoints(WorkspaceHistory history, InstantSource clock) {
    this.history = history;
    this.clock = clock;
  }

  Stream<Route> routes() {
    List<Route> routes = new ArrayList<>();
    add(routes, Parent.CAMPAIGN, "/campaigns/#", "/actions/#");
    add(routes, Parent.BROADCAST, "/broadcasts/#", "/actions/#");
    add(routes, Parent.NEWSLETTER, "/newsletters/#", "/contents/#");
    add(routes, Parent.TRANSACTIONAL, "/transactional/#", null);
    routes.add(Route.get("/campaigns/#/journey_metrics", this::journeys));
    return routes.stream();
  }

  private void add(List<Route> routes, Parent parent, String whole, String part) {
    routes.add(Route.get(whole + "/metrics", request -> metrics(parent, request)));
    routes.add(Route.get(whole + "/metrics/links", request -> links(parent, request)));
    if (part != null) {
      routes.add(Route.get(whole + part + "/metrics", request -> metrics(parent, request)));
      routes.add(Route.get(whole + part + "/metrics/links", request -> links(parent, request)));
    }
  }

  private Object metrics(Parent parent, ApiRequest request) {
    Source source = Source.of(parent, request);
    String type = request.oneOf("type", types(parent));
    SeriesCounts counts = new SeriesCounts(buckets(parent, request), NAMES);
    for (SentMessage message : history.messages(source::sent)) {
      if (Types.only(type).test(message)) {
        message.metrics().keySet().forEach(name -> counts.add(seriesName(name), message.made()));
      }
    }
    return Map.of("metric", Map.of("series", counts.series()));
  }

  private static Set<String> types(Parent parent) {
    return parent == Parent.NEWSLETTER ? Types.OF_NEWSLETTERS : Types.ALL;
  }

  /** The one name that differs (App API reference, Get campaign metrics). */
  private static String seriesName(String metric) {
    return metric.equals("dropped") ? "suppressed" : metric;
  }

  private Buckets buckets(Parent parent, ApiRequest request) {
    Instant now = clock.instant();
    if (parent == Parent.TRANSACTIONAL) {
      return Buckets.bySteps(request.allow("period", "steps"), now);
    }
    if (parent != Parent.CAMPAIGN) {
      return Buckets.bySteps(request.allow("period", "steps", "type"), now);
    }
    // "version: required" (App API reference, Get campaign metrics).
    return switch (request.required("version")) {
      case "1" -> Buckets.bySteps(request.allow("version", "period", "steps", "type"), now);
      case "2" ->
          Buckets.bySpan(request.allow("version", "res", "tz", "start", "end", "type"), "res", now);
      default -> throw ApiError.of(400, "version must be 1 or 2");
    };
  }

  /** Wholes take {@code unique}, parts take {@code type} (App API reference, link metrics). */
  private Object links(Parent parent, ApiRequest request) {
    Source source = Source.of(parent, request);
    request.allow("period", "steps", source.part() == 0 ? "unique" : "type");
    String type = request.oneOf("type", types(parent));
    Buckets buckets = Buckets.bySteps(request, clock.instant());
    LinkCounts links = new LinkCounts(buckets, request.flag("unique"));
    for (SentMessage message : history.messages(source::sent)) {
      if (Types.only(type).test(message)) {
        links.add(message);
      }
    }
    return Map.of("links", links.list());
  }

  /** {@code start}, {@code end} and {@code resolution} are required (Get journey metrics). */
  private Object journeys(ApiRequest request) {
    request.allow("start", "end", "resolution");
    Source source = Source.of(Parent.CAMPAIGN, request);
    for (String name : List.of("start", "end", "resolution")) {
      request.required(name);
    }
    Buckets buckets = Buckets.bySpan(request, "resolution", clock.instant());
    SeriesCounts counts = new SeriesCounts(buckets, JOURNEY_NAMES);
    // Invented: every journey has one message, which starts it.
    for (SentMessage message : history.messages(source::sent)) {
      for (String name : List.of("started", "activated", "messaged", "finished")) {
        counts.add(name, message.made());
      }
      if (message.metrics().containsKey("converted")) {
        counts.add("converted", message.made());
      }
    }
    return Map.of("journey_metric", counts.series());
  }
}
