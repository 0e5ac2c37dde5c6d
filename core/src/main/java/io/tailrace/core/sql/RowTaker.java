package io.tailrace.core.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a query's answer while it is read, so that nobody must hold all of it. For one query. */
public interface RowTaker {
  /** Comes first. */
  void columns(List<String> names);

  /** One row, as long as the columns; false = no more is wanted. */
  boolean row(List<@Nullable Object> values);
}
