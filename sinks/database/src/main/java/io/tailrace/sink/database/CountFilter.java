package io.tailrace.sink.database;

import java.util.Collections;
import java.util.List;

/**
 * Leaves counts out. Immutable.
 *
 * @param values texts, or numbers of a column with ids
 * @param without whether it is those values that are left out, or all others
 */
public record CountFilter(CountColumn column, List<Object> values, boolean without) {
  public CountFilter {
    values = List.copyOf(values);
  }

  /** Only these values. */
  public static CountFilter only(CountColumn column, List<?> values) {
    return new CountFilter(column, List.copyOf(values), false);
  }

  /** All but this value. */
  public static CountFilter not(CountColumn column, Object value) {
    return new CountFilter(column, List.of(value), true);
  }

  String sql() {
    if (values.size() == 1) {
      return column.column() + (without ? " <> ?" : " = ?");
    }
    String each = String.join(", ", Collections.nCopies(values.size(), "?"));
    return column.column() + (without ? " NOT IN (" : " IN (") + each + ")";
  }
}
