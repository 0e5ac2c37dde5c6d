package io.tailrace.admin;

import io.tailrace.core.sql.RowTaker;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.QueryLimits;
import io.tailrace.operations.SqlQuery;
import java.time.Duration;
import java.util.List;

/**
 * {@code POST /api/sql/rows}: all rows of one SELECT, one a line; first {@code {"columns":[…]}}.
 * Safe for many threads.
 */
final class SqlLinesRoute implements Routes.Route<LineStream> {
  private final SqlQuery sql;

  SqlLinesRoute(SqlQuery sql) {
    this.sql = sql;
  }

  @Override
  public LineStream answer(RequestParameters question) throws OperationException {
    Duration time =
        question.seconds("timeout_seconds", QueryLimits.DEFAULT.time(), SqlRoute.LONGEST);
    String on = question.text("on");
    String query = question.required("query");
    return wanted -> stream(on, query, time, wanted);
  }

  private void stream(String on, String query, Duration time, LineStream.Taker wanted) {
    try {
      sql.stream(on, query, time, new Handing(wanted));
      wanted.take(ApiRequest.empty().put("end", true));
    } catch (OperationException e) {
      wanted.take(ApiRequest.empty().put("error", e.getMessage()));
    }
  }

  private record Handing(LineStream.Taker wanted) implements RowTaker {
    @Override
    public void columns(List<String> names) {
      wanted.take(ApiRequest.empty().set("columns", ApiJson.tree(names)));
    }

    @Override
    public boolean row(List<Object> values) {
      return wanted.take(ApiJson.tree(values));
    }
  }
}
