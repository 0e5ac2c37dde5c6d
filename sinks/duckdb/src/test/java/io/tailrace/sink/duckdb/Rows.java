package io.tailrace.sink.duckdb;

import io.tailrace.core.sql.SqlLimits;
import java.time.Duration;
import java.util.List;

/** What is in the warehouse, for tests. */
final class Rows {
  private static final SqlLimits ALL =
      new SqlLimits(Duration.ofMinutes(1), Integer.MAX_VALUE, 100, Long.MAX_VALUE);

  private Rows() {}

  static List<String> eventIds(DuckDbSink sink) throws Exception {
    return texts(sink, "SELECT event_id FROM delivery_events");
  }

  static List<String> texts(DuckDbSink sink, String query) throws Exception {
    return rows(sink, query).stream().map(row -> String.valueOf(row.get(0))).toList();
  }

  static List<List<Object>> rows(DuckDbSink sink, String query) throws Exception {
    return sink.reader().sql(query, ALL).rows();
  }
}
