package io.tailrace.operations;

import io.tailrace.core.sql.RowTaker;
import io.tailrace.core.sql.SqlLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a query may run, and how many rows it may bring. Immutable.
 *
 * @param taker gets all rows one by one, however many there are; null = they are collected
 */
public record QueryLimits(Duration time, int rows, @Nullable RowTaker taker) {
  /** 30 seconds, 10,000 rows. */
  public static final QueryLimits DEFAULT = new QueryLimits(Duration.ofSeconds(30), 10_000);

  public QueryLimits(Duration time, int rows) {
    this(time, rows, null);
  }

  /** As the stores know them. */
  public SqlLimits sql() {
    return taker == null ? SqlLimits.of(time, rows) : SqlLimits.streaming(time, taker);
  }
}
