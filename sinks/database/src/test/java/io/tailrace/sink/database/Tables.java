package io.tailrace.sink.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at a database's file from outside, with a connection of its own. For one thread. */
final class Tables implements AutoCloseable {
  static final List<String> FOLDED =
      List.of("people", "deliveries", "suppressions", "hourly_counts", "activity");

  private final Connection connection;

  Tables(Path file) throws SQLException {
    connection = DriverManager.getConnection(Sqlite.url(file));
  }

  /** All rows, sorted, less the column that only says in which order they came. */
  List<Map<String, Object>> rows(String query) throws SQLException {
    List<Map<String, Object>> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.put(rows.getMetaData().getColumnLabel(i), rows.getObject(i));
        }
        row.remove("seq");
        all.add(row);
      }
    }
    return all;
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

  void empty() throws SQLException {
    execute("BEGIN IMMEDIATE");
    for (String table : FOLDED) {
      execute("DELETE FROM " + table);
    }
    execute("DELETE FROM positions");
    execute("DELETE FROM bookkeeping");
    execute("COMMIT");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
