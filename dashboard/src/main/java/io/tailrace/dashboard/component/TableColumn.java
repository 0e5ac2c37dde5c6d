package io.tailrace.dashboard.component;

import org.jspecify.annotations.Nullable;

/**
 * A column's head. Immutable.
 *
 * @param number whether its cells are numbers, which stand at the right
 * @param unit of its cells, as in {@code %}; empty if each says its own
 * @param sort a link that sorts by it; null = it cannot
 * @param sorted whether the table is sorted by it now
 */
public record TableColumn(
    String name, boolean number, String unit, @Nullable String sort, Sorted sorted) {

  /** How a table is sorted by a column. */
  public enum Sorted {
    NOT("none"),
    UP("ascending"),
    DOWN("descending");

    private final String aria;

    Sorted(String aria) {
      this.aria = aria;
    }

    /** As screen readers want it. */
    public String aria() {
      return aria;
    }
  }

  public static TableColumn text(String name) {
    return new TableColumn(name, false, "", null, Sorted.NOT);
  }

  public static TableColumn number(String name) {
    return new TableColumn(name, true, "", null, Sorted.NOT);
  }

  public static TableColumn number(String name, String unit) {
    return new TableColumn(name, true, unit, null, Sorted.NOT);
  }

  /** The same with a link that sorts by it. */
  public TableColumn sortedBy(String href, Sorted now) {
    return new TableColumn(name, number, unit, href, now);
  }
}
