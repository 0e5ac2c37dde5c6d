package io.tailrace.dashboard.live;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.dashboard.page.PageScope;
import io.tailrace.dashboard.page.PartRenderer;
import io.tailrace.dashboard.story.StoryPaths;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.live.LiveEvents;
import java.util.List;

/** The routes of the tail. Stateless. */
public final class LivePages {
  private LivePages() {}

  public static List<PageRoute> of(OperationContext parts, PartRenderer renderer) {
    LiveEvents events = new LiveEvents(parts);
    StoryPaths paths = new StoryPaths(parts);
    return List.of(
        PageRoute.get("/live", AccessRole.VIEWER, new LivePage(events, paths))
            .heeding(PageScope.FEED),
        PageRoute.get(
                "/live/stream", AccessRole.VIEWER, new LiveStreamPage(events, paths, renderer))
            .heeding(PageScope.NONE));
  }
}
