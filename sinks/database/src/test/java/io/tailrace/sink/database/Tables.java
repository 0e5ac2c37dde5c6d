package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at a database from outside, with a connection of its own, and shows every engine's values
 * alike: as SQLite has them. For one thread.
 */
final class Tables implements AutoCloseable {
  static final List<String> FOLDED =
      List.of(
          "people",
          "deliveries",
          "suppressions",
          "hourly_counts",
          "provider_counts",
          "source_counts",
          "bounce_counts",
          "bounce_samples",
          "activity",
          "opt_outs",
          "addresses");

  private final Connection connection;

  Tables(Connection connection) {
    this.connection = connection;
  }

  /** All rows, sorted, less the column that only says in which order they came. */
  List<Map<String, Object>> rows(String query) throws SQLException {
    List<Map<String, Object>> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.put(rows.getMetaData().getColumnLabel(i), value(rows, i));
        }
        row.remove("seq");
        all.add(row);
      }
    }
    return all;
  }

  private static Object value(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    if (value instanceof Timestamp time) {
      return row.getMetaData().getScale(column) == 0
          ? Timestamps.seconds(time.toInstant())
          : Timestamps.millis(time.toInstant());
    }
    if (value instanceof java.math.BigDecimal number) {
      return number.intValueExact();
    }
    return value instanceof Long number && number == number.intValue() ? number.intValue() : value;
  }

  Map<String, Object> row(String query) throws SQLException {
    List<Map<String, Object>> rows = rows(query);
    return rows.size() == 1 ? rows.get(0) : Map.of("rows", rows);
  }

  Object value(String query) throws SQLException {
    return row(query).values().iterator().next();
  }

  /** Every row of every folded table, as sorted text. */
  Map<String, List<String>> dump() throws SQLException {
    Map<String, List<String>> dump = new LinkedHashMap<>();
    for (String table : FOLDED) {
      List<String> rows =
          new ArrayList<>(rows("SELECT * FROM " + table).stream().map(Map::toString).toList());
      Collections.sort(rows);
      dump.put(table, rows);
    }
    return dump;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The steps of a query's plan that read a whole table. */
  List<String> fullScans(String query) throws SQLException {
    return plan(query).stream()
        .filter(step -> step.startsWith("SCAN") || step.contains("Seq Scan"))
        .filter(step -> !step.equals("SCAN do_not_contact"))
        .toList();
  }

  /** Those that sort what an index has not sorted. */
  List<String> sorts(String query) throws SQLException {
    return plan(query).stream()
        .filter(step -> step.startsWith("USE TEMP B-TREE") || step.contains("Sort "))
        .toList();
  }

  private List<String> plan(String query) throws SQLException {
    boolean sqlite = connection.getMetaData().getDatabaseProductName().equals("SQLite");
    if (!sqlite) {
      execute("SET enable_seqscan = off"); // the tables are too small for it to care else
      execute("SET enable_bitmapscan = off");
    }
    return rows((sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + query).stream()
        .map(row -> row.getOrDefault("detail", row.get("QUERY PLAN")).toString())
        .toList();
  }

  void empty() throws SQLException {
    for (String table : FOLDED) {
      execute("DELETE FROM " + table);
    }
    execute("DELETE FROM positions");
    execute("DELETE FROM bookkeeping");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
