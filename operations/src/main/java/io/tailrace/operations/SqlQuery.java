package io.tailrace.operations;

import io.tailrace.core.sql.RowTaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers one SELECT on the warehouse or the database. Safe for use by many threads. */
public final class SqlQuery {
  private final OperationContext parts;

  public SqlQuery(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * Answers it.
   *
   * @param on a sink that can be asked, such as {@code database}; null = the warehouse if there is
   *     one
   */
  public QueryRows run(@Nullable String on, String query, QueryLimits limits)
      throws OperationException {
    QueryRows rows = parts.stores().toAsk(on).query(query, limits);
    return new QueryRows(distinct(rows.columns()), rows.rows(), rows.truncated());
  }

  /** Hands over all rows, one by one; the names of their columns are distinct, too. */
  public void stream(@Nullable String on, String query, Duration time, RowTaker taker)
      throws OperationException {
    parts
        .stores()
        .toAsk(on)
        .query(
            query,
            new QueryLimits(
                time,
                Integer.MAX_VALUE,
                new RowTaker() {
                  @Override
                  public void columns(List<String> names) {
                    taker.columns(distinct(names));
                  }

                  @Override
                  public boolean row(List<@Nullable Object> values) {
                    return taker.row(values);
                  }
                }));
  }

  /** Every column needs a name of its own, or else JSON would lose one. */
  private static List<String> distinct(List<String> columns) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> names = new ArrayList<>(columns.size());
    for (String column : columns) {
      int count = seen.merge(column, 1, Integer::sum);
      names.add(count == 1 ? column : column + "_" + count);
    }
    return names;
  }
}
