package io.tailrace.dashboard.find;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.dashboard.page.PageScope;
import io.tailrace.operations.OperationContext;
import java.util.List;

/** The route of the search. Stateless. */
public final class SearchPages {
  private SearchPages() {}

  public static List<PageRoute> of(OperationContext parts) {
    return List.of(
        PageRoute.get("/search", AccessRole.ANALYST, new SearchPage(parts))
            .heeding(PageScope.FEED));
  }
}
