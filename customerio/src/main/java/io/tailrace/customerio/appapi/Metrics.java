package io.tailrace.customerio.appapi;

import io.tailrace.customerio.appapi.MetricsQuery.Between;
import io.tailrace.customerio.appapi.MetricsQuery.Last;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads series, and works out when their buckets begin: the API sends bare arrays. Safe to share
 * between threads.
 */
final class Metrics {
  private final Calls calls;
  private final InstantSource clock;

  Metrics(Calls calls, InstantSource clock) {
    this.calls = calls;
    this.clock = clock;
  }

  Series of(MessageSource source, MetricsQuery query) {
    source.requireQuery(query);
    Request request = source.get("/metrics").with("type", apiName(query.type()));
    if (query instanceof Between between) {
      return between(request, between);
    }
    Last last = (Last) query;
    // Without a version campaigns are an error, and version 1, like the others, is on its way out.
    return source.kind() == MessageSource.Kind.CAMPAIGN
        ? between(request, last.until(clock.instant()))
        : last(request, last);
  }

  private Series between(Request request, Between query) {
    Request dated =
        request
            .with("version", 2)
            .with("res", query.by().resolution())
            .with("tz", Zones.name(query.zone()))
            .with("start", query.start())
            .with("end", query.end());
    Fields series = series(dated);
    return Series.from(
        query.by().startOf(query.start(), query.zone()),
        query.by(),
        query.zone(),
        series.numbers());
  }

  private Series last(Request request, Last query) {
    Fields series =
        series(request.with("period", query.by().plural()).with("steps", query.count()));
    return Series.upTo(clock.instant(), query.by(), series.numbers());
  }

  private Fields series(Request request) {
    Fields metric = calls.objectWith("metric", request).object("metric");
    if (!metric.has("series")) {
      throw calls.unreadable(request, "no `series`");
    }
    return metric.object("series");
  }

  List<LinkClicks> links(MessageSource source, LinksQuery query) {
    query.requireFor(source);
    Request request =
        source
            .get("/metrics/links")
            .with("period", query.by().plural())
            .with("steps", query.count())
            .with("unique", query.unique() ? true : null)
            .with("type", apiName(query.type()));
    return calls.objectWith("links", request).objects("links").stream()
        .map(fields -> linkClicks(fields, query.by()))
        .toList();
  }

  private LinkClicks linkClicks(Fields fields, Period by) {
    Fields link = fields.object("link");
    Fields series = fields.object("metric").object("series");
    return new LinkClicks(
        link.id("id"), link.text("href"), Series.upTo(clock.instant(), by, series.numbers()));
  }

  Series journeys(long campaignId, JourneyQuery query) {
    Request request =
        Request.get("/v1/campaigns/{}/journey_metrics", campaignId)
            .with("start", query.start())
            .with("end", query.end())
            .with("resolution", query.by().resolution());
    Fields counts = calls.objectWith("journey_metric", request).object("journey_metric");
    return Series.from(
        query.by().startOf(query.start(), Zones.EST), query.by(), Zones.EST, counts.numbers());
  }

  private static @Nullable String apiName(@Nullable MessageType type) {
    return type == null ? null : type.apiName();
  }
}
