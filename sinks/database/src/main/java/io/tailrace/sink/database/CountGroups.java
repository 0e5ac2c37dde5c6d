package io.tailrace.sink.database;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which counts, in what groups. Immutable.
 *
 * @param by the columns whose values make a group; at least one
 * @param filters all of which must hold
 */
public record CountGroups(List<CountColumn> by, List<CountFilter> filters) {
  public CountGroups {
    by = List.copyOf(by);
    filters = List.copyOf(filters);
  }

  /** Its values: from, to, and those of {@link #values}. */
  String sql() {
    String columns = by.stream().map(CountColumn::column).collect(Collectors.joining(", "));
    return "SELECT "
        + columns
        + ", CAST(sum(events) AS BIGINT) AS events, CAST(sum(human) AS BIGINT) AS human"
        + " FROM hourly_counts WHERE hour >= ? AND hour < ?"
        + filters.stream().map(filter -> " AND " + filter.sql()).collect(Collectors.joining())
        + " GROUP BY "
        + columns;
  }

  Object[] values(Instant from, Instant to) {
    List<Object> values = new ArrayList<>(List.of(from, to));
    filters.forEach(filter -> values.addAll(filter.values()));
    return values.toArray();
  }
}
