package io.tailrace.sink.duckdb;

import static java.util.stream.Collectors.joining;

import io.tailrace.core.sql.SqlRefusedException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Keeps long values out of queries that multiply rows. A function's result is under no limit of
 * memory, and 2,048 rows are worked on at once: one value of 8 MB in each of them would make 16 GB.
 * Stateless.
 */
final class LongValues {
  /** So that one expression makes 32 MiB at most. */
  static final int MOST_BYTES = 16 * 1024;

  /** DuckDB knows the longest text of each segment of a column, also of what is in memory yet. */
  private static final String LONG_COLUMNS =
      """
      SELECT DISTINCT column_name FROM pragma_storage_info('delivery_events')
      WHERE segment_type IN ('VARCHAR', 'JSON')
        AND coalesce(try_cast(regexp_extract(stats, 'Max String Length: (\\d+)\\]', 1) AS BIGINT), ?) >= ?
      """;

  private LongValues() {}

  /**
   * From here on, {@code delivery_events} is a view for this session, in which reading a long value
   * is an error. Where no column has one, nothing is done.
   *
   * @param placed whether the query names a schema or a catalog, and so would pass the view by
   * @throws SqlRefusedException there are long values, and it does
   */
  static void refuseIn(ReadSession session, boolean placed)
      throws SQLException, SqlRefusedException {
    List<String> columns = new ArrayList<>();
    long most = MOST_BYTES;
    session.query(LONG_COLUMNS, row -> columns.add(row.getString(1)), most + 1, most + 1);
    if (columns.isEmpty()) {
      return;
    }
    if (placed) {
      throw new SqlRefusedException(
          "Some values here are longer than 16 KiB, and this query could multiply them. Name tables"
              + " without their schema; nothing was run");
    }
    List<String> catalog = new ArrayList<>();
    session.query("SELECT current_database()", row -> catalog.add(row.getString(1)));
    session.run(view(columns, catalog.get(0)));
  }

  private static String view(List<String> columns, String catalog) {
    return columns.stream()
        .map(LongValues::bounded)
        .collect(
            joining(
                ", ",
                "CREATE OR REPLACE TEMP VIEW delivery_events AS SELECT * REPLACE (",
                ") FROM \"" + catalog.replace("\"", "\"\"") + "\".main.delivery_events"));
  }

  private static String bounded(String column) {
    return String.format(
        Locale.ROOT,
        "CASE WHEN strlen(\"%1$s\") > %2$d THEN error('A value of %1$s is longer than 16 KiB, and a"
            + " query with a join, a subquery, a window or unnest could multiply it. Leave such rows"
            + " out by other columns, or leave %1$s out') ELSE \"%1$s\" END AS \"%1$s\"",
        column,
        MOST_BYTES);
  }
}
