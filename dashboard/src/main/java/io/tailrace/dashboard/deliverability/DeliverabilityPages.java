package io.tailrace.dashboard.deliverability;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.figures.FigureReader;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.bounces.BounceLookup;
import io.tailrace.operations.deliverability.Deliverability;
import java.util.List;

/** The page of deliverability. Stateless. */
public final class DeliverabilityPages {
  private DeliverabilityPages() {}

  public static List<PageRoute> of(OperationContext parts) {
    return List.of(
        PageRoute.get(
            "/deliverability",
            AccessRole.VIEWER,
            new DeliverabilityPage(
                new Deliverability(parts), new BounceLookup(parts), new FigureReader(parts))));
  }
}
