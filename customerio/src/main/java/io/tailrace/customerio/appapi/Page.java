package io.tailrace.customerio.appapi;

import java.util.List;

/**
 * One answer of a list that has several. Immutable, safe to share between threads.
 *
 * @param next where the following page begins, to resume there; null = this is the last
 */
public record Page<T>(List<T> items, String next) {
  public Page {
    items = List.copyOf(items);
    next = next == null || next.isEmpty() ? null : next;
  }
}
