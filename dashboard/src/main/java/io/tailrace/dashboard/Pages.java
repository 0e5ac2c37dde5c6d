package io.tailrace.dashboard;

import io.tailrace.admin.EffectiveSettings;
import io.tailrace.dashboard.campaign.CampaignPages;
import io.tailrace.dashboard.deliverability.DeliverabilityPages;
import io.tailrace.dashboard.find.SearchPages;
import io.tailrace.dashboard.live.LivePages;
import io.tailrace.dashboard.overview.OverviewPages;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.dashboard.page.PartRenderer;
import io.tailrace.dashboard.requests.IncomingPages;
import io.tailrace.dashboard.setaside.SetAsidePages;
import io.tailrace.dashboard.settings.SettingsPages;
import io.tailrace.dashboard.sinks.SinkPages;
import io.tailrace.dashboard.sql.SqlPages;
import io.tailrace.dashboard.story.StoryPages;
import io.tailrace.operations.OperationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of all pages. A group of pages adds its lines in {@link #of}. Immutable; safe for use
 * by many threads.
 */
public final class Pages {
  private final List<PageRoute> routes;

  private Pages(List<PageRoute> routes) {
    this.routes = routes;
  }

  /** Those over an open data folder. */
  public static Pages of(
      OperationContext parts, EffectiveSettings settings, PartRenderer renderer) {
    List<PageRoute> routes = new ArrayList<>();
    routes.addAll(OverviewPages.of(parts));
    routes.addAll(LivePages.of(parts, renderer));
    routes.addAll(SearchPages.of(parts));
    routes.addAll(CampaignPages.of(parts));
    routes.addAll(SinkPages.of(parts));
    routes.addAll(DeliverabilityPages.of(parts));
    routes.addAll(SetAsidePages.of(parts));
    routes.addAll(IncomingPages.of(parts));
    routes.addAll(SqlPages.of(parts));
    routes.addAll(StoryPages.of(parts, settings));
    routes.addAll(SettingsPages.of(parts, settings));
    return new Pages(List.copyOf(routes));
  }

  public List<PageRoute> routes() {
    return routes;
  }

  /** Whether there is one of this path, by whatever method. */
  boolean has(String path) {
    return routes.stream().anyMatch(route -> route.path().match(path).isPresent());
  }

  /** A route, and what the path gives its names. */
  record Found(PageRoute route, Map<String, String> named) {}

  /** Who answers a path, still encoded. */
  Optional<Found> find(String method, String path) {
    return routes.stream()
        .filter(route -> route.method().equals(method))
        .flatMap(route -> route.path().match(path).map(named -> new Found(route, named)).stream())
        .findFirst();
  }
}
