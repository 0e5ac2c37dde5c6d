package io.tailrace.dashboard.component;

import java.util.List;
import java.util.Map;

/**
 * A form that narrows what a page shows; it is a GET, so a link holds the choice. Immutable.
 *
 * @param action the page's own path
 * @param kept parameters that stay as they are, such as the feed and the time range
 */
public record FilterBar(String action, Map<String, String> kept, List<FilterField> fields) {
  public FilterBar {
    kept = Map.copyOf(kept);
    fields = List.copyOf(fields);
  }
}
