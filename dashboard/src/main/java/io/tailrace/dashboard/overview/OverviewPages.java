package io.tailrace.dashboard.overview;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.dashboard.page.PageScope;
import io.tailrace.dashboard.page.PageStream;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.live.LiveEvents;
import java.util.List;

/** The routes of the first page. Stateless. */
public final class OverviewPages {
  private OverviewPages() {}

  public static List<PageRoute> of(OperationContext parts) {
    LiveEvents events = new LiveEvents(parts);
    return List.of(
        PageRoute.get("/", AccessRole.VIEWER, new OverviewPage(parts)).heeding(PageScope.NONE),
        PageRoute.get(
                "/stream",
                AccessRole.VIEWER,
                request -> new PageStream(new OverviewStream(events, request.now())))
            .heeding(PageScope.NONE));
  }
}
