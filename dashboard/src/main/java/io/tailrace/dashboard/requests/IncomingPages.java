package io.tailrace.dashboard.requests;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.dashboard.page.PageScope;
import io.tailrace.dashboard.stalls.StallsPage;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.requests.FailedRequests;
import io.tailrace.operations.requests.SampleOperations;
import io.tailrace.operations.stalls.Stalls;
import java.util.List;

/** What comes in, seen from the sender: stalls, failed requests, samples. Stateless. */
public final class IncomingPages {
  static final String SAMPLES = "/requests/samples";

  private IncomingPages() {}

  public static List<PageRoute> of(OperationContext parts) {
    var failed = new FailedRequestsPage(new FailedRequests(parts), parts.feeds());
    return List.of(
        PageRoute.get("/stalls", AccessRole.VIEWER, new StallsPage(new Stalls(parts))),
        PageRoute.get("/requests", AccessRole.OPERATOR, failed).heeding(PageScope.FEED),
        PageRoute.post(SAMPLES, AccessRole.OPERATOR, new SamplesPage(new SampleOperations(parts))));
  }
}
