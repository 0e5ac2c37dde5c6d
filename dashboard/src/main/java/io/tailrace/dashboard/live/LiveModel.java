package io.tailrace.dashboard.live;

import io.tailrace.dashboard.component.EmptyState;
import io.tailrace.dashboard.component.FilterBar;
import java.util.List;

/**
 * What the tail's page says. Immutable.
 *
 * @param stream path and query of what comes after these rows
 * @param rows newest first
 * @param empty said while there are none
 */
public record LiveModel(FilterBar filter, String stream, List<LiveRow> rows, EmptyState empty) {
  public LiveModel {
    rows = List.copyOf(rows);
  }
}
