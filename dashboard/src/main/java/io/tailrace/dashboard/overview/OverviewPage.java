package io.tailrace.dashboard.overview;

import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.Status;

/** {@code /}: do we receive, is mail healthy, is anything stuck? Safe for use by many threads. */
public final class OverviewPage implements DashboardPage {
  private final OperationContext parts;

  public OverviewPage(OperationContext parts) {
    this.parts = parts;
  }

  @Override
  public PageAnswer answer(PageRequest request) {
    OverviewModel model = OverviewModel.of(new Status(parts).read(), request.now());
    return new PageView("Overview", model.tone(), model.sentence(), "overview/overview.jte", model);
  }
}
