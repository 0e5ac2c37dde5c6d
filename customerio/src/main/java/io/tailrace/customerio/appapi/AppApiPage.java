package io.tailrace.customerio.appapi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a list that has several. Immutable, safe to share between threads.
 *
 * @param next where the following page begins, to resume there; null = this is the last
 * @param unreadable how many items had no id and are left out
 */
public record AppApiPage<T>(List<T> items, @Nullable String next, int unreadable) {
  public AppApiPage {
    items = List.copyOf(items);
    next = next == null || next.isEmpty() ? null : next;
  }

  /** One whose items could all be read. */
  public AppApiPage(List<T> items, @Nullable String next) {
    this(items, next, 0);
  }
}
