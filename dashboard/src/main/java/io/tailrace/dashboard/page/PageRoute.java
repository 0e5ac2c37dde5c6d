package io.tailrace.dashboard.page;

import io.tailrace.admin.PathTemplate;
import io.tailrace.admin.access.AccessRole;

/**
 * A path of the dashboard, with who may ask it and who answers. Immutable.
 *
 * @param method {@code GET}, or {@code POST} for what changes something
 * @param needs the least role that may
 * @param scope which of the choices on top the page heeds
 */
public record PageRoute(
    String method, PathTemplate path, AccessRole needs, PageScope scope, DashboardPage page) {

  /** A page that heeds the feed and the time range on top. */
  public static PageRoute get(String path, AccessRole needs, DashboardPage page) {
    return new PageRoute("GET", PathTemplate.of(path), needs, PageScope.FEED_AND_TIME, page);
  }

  /** What a form does. */
  public static PageRoute post(String path, AccessRole needs, DashboardPage page) {
    return new PageRoute("POST", PathTemplate.of(path), needs, PageScope.NONE, page);
  }

  /** The same, of which the page heeds no more than this. */
  public PageRoute heeding(PageScope less) {
    return new PageRoute(method, path, needs, less, page);
  }
}
