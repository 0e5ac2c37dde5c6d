package io.tailrace.admin;

import io.tailrace.operations.OperationException;
import io.tailrace.operations.QueryLimits;
import io.tailrace.operations.QueryRows;
import io.tailrace.operations.SqlQuery;
import java.time.Duration;

/** {@code POST /api/sql}: one SELECT on the warehouse or the database. Safe for many threads. */
final class SqlRoute implements Routes.Route<QueryRows> {
  static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST_ROWS = 100_000;
  private final SqlQuery sql;

  SqlRoute(SqlQuery sql) {
    this.sql = sql;
  }

  @Override
  public QueryRows answer(RequestParameters question) throws OperationException {
    QueryLimits defaults = QueryLimits.DEFAULT;
    QueryLimits limits =
        new QueryLimits(
            question.seconds("timeout_seconds", defaults.time(), LONGEST),
            (int) question.number("max_rows", defaults.rows(), 1, MOST_ROWS));
    return sql.run(question.text("on"), question.required("query"), limits);
  }
}
