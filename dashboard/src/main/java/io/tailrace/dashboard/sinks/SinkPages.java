package io.tailrace.dashboard.sinks;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.dashboard.page.PageScope;
import io.tailrace.operations.OperationContext;
import java.util.List;

/** The routes of the sinks. Stateless. */
public final class SinkPages {
  private SinkPages() {}

  public static List<PageRoute> of(OperationContext parts) {
    return List.of(
        PageRoute.get("/sinks", AccessRole.VIEWER, new SinksPage(parts)).heeding(PageScope.NONE),
        PageRoute.post("/sinks/{sink}/replay", AccessRole.OPERATOR, new ReplayChange(parts)),
        PageRoute.post("/sinks/{sink}/gaps", AccessRole.OPERATOR, new GapChange(parts)));
  }
}
