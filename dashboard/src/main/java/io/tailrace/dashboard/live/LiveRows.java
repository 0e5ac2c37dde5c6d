package io.tailrace.dashboard.live;

import java.util.List;

/**
 * Rows that are put on top of the tail. Immutable.
 *
 * @param rows newest first
 * @param more how many came beside them, which are not shown
 */
public record LiveRows(List<LiveRow> rows, long more) {
  public LiveRows {
    rows = List.copyOf(rows);
  }
}
