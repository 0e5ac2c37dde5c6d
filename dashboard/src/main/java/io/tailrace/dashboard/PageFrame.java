package io.tailrace.dashboard;

import io.tailrace.admin.access.Visitor;
import io.tailrace.dashboard.component.FilterOption;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageScope;
import io.tailrace.operations.series.TimeRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What stands around a page. Immutable.
 *
 * @param feeds the configured ones
 * @param title of the page
 * @param sentence the page's answer, in words
 */
public record PageFrame(
    PageRequest request,
    PageScope scope,
    List<String> feeds,
    DashboardAssets assets,
    String title,
    Tone tone,
    String sentence) {

  private static final List<FilterOption> SPANS =
      List.of(
          new FilterOption("1h", "Last hour"),
          new FilterOption("24h", "Last 24 hours"),
          new FilterOption("7d", "Last 7 days"),
          new FilterOption("30d", "Last 30 days"),
          new FilterOption("90d", "Last 90 days"),
          new FilterOption("400d", "All 400 days"));

  public PageFrame {
    feeds = List.copyOf(feeds);
  }

  public Visitor visitor() {
    return request.visitor();
  }

  public String path() {
    return request.path();
  }

  /** Whether there is a choice of feeds, and the page heeds it. */
  public boolean asksFeed() {
    return scope != PageScope.NONE && feeds.size() > 1;
  }

  public boolean asksTime() {
    return scope == PageScope.FEED_AND_TIME;
  }

  public String feed() {
    return request.text("feed", "");
  }

  /** The spans to choose from, with the one that was asked for if it is another. */
  public List<FilterOption> spans() {
    String from = from();
    boolean usual = isUsual(from) && to().equals("now");
    return usual
        ? SPANS
        : Stream.concat(Stream.of(new FilterOption(from, from + " to " + to())), SPANS.stream())
            .toList();
  }

  private static boolean isUsual(String from) {
    return SPANS.stream().anyMatch(span -> span.value().equals(from));
  }

  public String from() {
    return request.text("from", TimeRange.USUAL);
  }

  public String to() {
    return request.text("to", "now");
  }

  /** What the search on top holds. */
  public String searched() {
    return path().equals("/search") ? request.text("q", "") : "";
  }

  /** What a change of feed or time leaves as it is; a page of a list begins again. */
  public Map<String, String> kept() {
    Map<String, String> kept = new LinkedHashMap<>();
    request.query().forEach((name, values) -> kept.put(name, String.join(",", values)));
    kept.keySet().removeAll(List.of("feed", "from", "to", "after", "cursor"));
    return kept;
  }

  /** A link of the navigation, which keeps feed and time. */
  public String to(NavigationItem item) {
    return request.to(item.path());
  }
}
