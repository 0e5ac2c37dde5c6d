package io.tailrace.sink.database;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which counts, in what groups. Immutable.
 *
 * @param from where they are counted
 * @param by the columns whose values make a group; at least one
 * @param filters all of which must hold
 */
public record CountGroups(CountTable from, List<CountColumn> by, List<CountFilter> filters) {
  public CountGroups {
    by = List.copyOf(by);
    filters = List.copyOf(filters);
  }

  /** Its values: from, to, and those of {@link #values}. */
  String sql() {
    String columns = by.stream().map(CountColumn::column).collect(Collectors.joining(", "));
    return "SELECT "
        + columns
        + ", "
        + from.sums()
        + " WHERE hour >= ? AND hour < ?"
        + filters.stream().map(filter -> " AND " + filter.sql()).collect(Collectors.joining())
        + " GROUP BY "
        + columns;
  }

  Object[] values(CountSpan span) {
    List<Object> values = new ArrayList<>(List.of(span.from(), span.to()));
    filters.forEach(filter -> values.addAll(filter.values()));
    return values.toArray();
  }
}
