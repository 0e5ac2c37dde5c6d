package io.tailrace.dashboard.sql;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.dashboard.page.PageScope;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.SqlQuery;
import java.util.List;

/** The page that asks in SQL. Stateless. */
public final class SqlPages {
  private SqlPages() {}

  public static List<PageRoute> of(OperationContext parts) {
    SqlQuery sql = new SqlQuery(parts);
    return List.of(
        PageRoute.get("/sql", AccessRole.ANALYST, new SqlPage(sql, parts.clock(), false))
            .heeding(PageScope.NONE),
        PageRoute.post("/sql", AccessRole.ANALYST, new SqlPage(sql, parts.clock(), true)));
  }
}
