package io.tailrace.dashboard.live;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.dashboard.page.PageScope;
import io.tailrace.dashboard.page.PartRenderer;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.live.LiveEvents;
import java.util.List;

/** The routes of the tail. Stateless. */
public final class LivePages {
  private LivePages() {}

  public static List<PageRoute> of(OperationContext parts, PartRenderer renderer) {
    LiveEvents events = new LiveEvents(parts);
    SharedReading reading = new SharedReading(events);
    return List.of(
        PageRoute.get("/live", AccessRole.VIEWER, new LivePage(events)).heeding(PageScope.FEED),
        PageRoute.get(
                "/live/stream",
                AccessRole.VIEWER,
                request -> LiveChoice.of(request).stream(reading, events, renderer))
            .heeding(PageScope.NONE));
  }
}
