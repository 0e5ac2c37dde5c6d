package io.tailrace.admin;

import io.tailrace.core.sql.RowTaker;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.QueryLimits;
import io.tailrace.operations.Sql;
import java.time.Duration;
import java.util.List;

/**
 * {@code POST /api/sql/rows}: all rows of one SELECT, one a line; first {@code {"columns":[…]}}.
 * Safe for many threads.
 */
final class SqlLinesRoute implements Routes.Route {
  private final Sql sql;

  SqlLinesRoute(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Object answer(Question question) throws Exception {
    Duration time =
        question.seconds("timeout_seconds", QueryLimits.DEFAULT.time(), SqlRoute.LONGEST);
    String on = question.text("on");
    String query = question.required("query");
    return (Lines) wanted -> stream(on, query, time, wanted);
  }

  private void stream(String on, String query, Duration time, Lines.Taker wanted) {
    try {
      sql.stream(on, query, time, new Handing(wanted));
      wanted.take(ApiRequest.empty().put("end", true));
    } catch (OperationException e) {
      wanted.take(ApiRequest.empty().put("error", e.getMessage()));
    }
  }

  private record Handing(Lines.Taker wanted) implements RowTaker {
    @Override
    public void columns(List<String> names) {
      wanted.take(ApiRequest.empty().set("columns", Json.tree(names)));
    }

    @Override
    public boolean row(List<Object> values) {
      return wanted.take(Json.tree(values));
    }
  }
}
