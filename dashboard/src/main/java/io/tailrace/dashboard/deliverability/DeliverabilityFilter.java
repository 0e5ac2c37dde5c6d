package io.tailrace.dashboard.deliverability;

import io.tailrace.dashboard.component.FilterBar;
import io.tailrace.dashboard.component.FilterField;
import io.tailrace.dashboard.figures.FigureFilters;
import io.tailrace.dashboard.page.PageRequest;
import java.util.List;

/** What narrows the page: channel and provider. Stateless. */
final class DeliverabilityFilter {
  private DeliverabilityFilter() {}

  static FilterBar of(PageRequest request, String channel) {
    return new FilterBar(
        request.path(),
        FigureFilters.scope(request),
        List.of(
            FilterField.choice("type", "Channel", channel, FigureFilters.channels()),
            FilterField.choice(
                "provider",
                "Mailbox provider",
                request.text("provider", ""),
                FigureFilters.anyProvider())));
  }
}
