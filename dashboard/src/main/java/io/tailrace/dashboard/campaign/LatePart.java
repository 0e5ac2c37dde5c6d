package io.tailrace.dashboard.campaign;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageRedirect;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.OperationException;

/**
 * A part of a campaign's page, which comes after it; whoever opens it by itself is led to the page.
 * As safe for threads as the part is.
 */
record LatePart(DashboardPage part) implements DashboardPage {

  @Override
  public PageAnswer answer(PageRequest request)
      throws OperationException,
          LogUnavailableException,
          StoreUnavailableException,
          InterruptedException {
    if (request.visit().part()) {
      return part.answer(request);
    }
    SourceKey key = SourceKey.of(request.feed(), request.segment("kind"), request.segment("id"));
    return new PageRedirect(key.page(request));
  }
}
