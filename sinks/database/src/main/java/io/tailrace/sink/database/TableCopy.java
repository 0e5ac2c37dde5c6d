package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Copies one table from SQLite to PostgreSQL, some rows in each transaction. For one thread. */
final class TableCopy {
  private static final int AT_ONCE = 1_000;
  private final Connection source;
  private final OpenDatabase target;
  private final String table;

  TableCopy(Connection source, OpenDatabase target, String table) {
    this.source = source;
    this.target = target;
    this.table = table;
  }

  /** Returns how many rows it read. */
  long run() throws SQLException, SinkUnavailableException {
    List<String> columns = columns();
    Map<String, String> types = target.read(this::types);
    long rows = 0;
    try (Statement statement = source.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT " + String.join(", ", columns) + " FROM " + table)) {
      List<Object[]> page = page(found, columns, types);
      while (!page.isEmpty()) {
        List<Object[]> some = page;
        target.write(() -> insert(columns, some));
        rows += page.size();
        page = page(found, columns, types);
      }
    }
    if (columns.contains("seq")) {
      target.write(this::goOnNumbering);
    }
    return rows;
  }

  /** Less those that are generated. */
  private List<String> columns() throws SQLException {
    return texts(
        source,
        "SELECT name FROM pragma_table_xinfo('" + table + "') WHERE hidden = 0 ORDER BY cid");
  }

  private Map<String, String> types() throws SQLException {
    Map<String, String> types = new HashMap<>();
    for (String column :
        texts(
            target.connection(),
            "SELECT column_name || ' ' || data_type FROM information_schema.columns"
                + " WHERE table_schema = current_schema() AND table_name = '"
                + table
                + "'")) {
      String[] parts = column.split(" ", 2);
      types.put(parts[0], parts[1]);
    }
    return types;
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private static List<Object[]> page(
      ResultSet rows, List<String> columns, Map<String, String> types) throws SQLException {
    List<Object[]> page = new ArrayList<>();
    while (page.size() < AT_ONCE && rows.next()) {
      Object[] values = new Object[columns.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(rows, i + 1, types.get(columns.get(i)));
      }
      page.add(values);
    }
    return page;
  }

  private static Object value(ResultSet row, int column, String type) throws SQLException {
    if (row.getObject(column) == null) {
      return null;
    }
    return switch (type) {
      case "timestamp with time zone" -> new Millis(Timestamps.parse(row.getString(column)));
      case "boolean" -> row.getBoolean(column);
      case "bigint" -> row.getLong(column);
      default -> DatabaseText.clean(row.getString(column));
    };
  }

  private int insert(List<String> columns, List<Object[]> rows) throws SQLException {
    String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
    String sql =
        "INSERT INTO "
            + table
            + " ("
            + String.join(", ", columns)
            + ") OVERRIDING SYSTEM VALUE VALUES ("
            + marks
            + ")";
    try (PreparedStatement statement = target.connection().prepareStatement(sql)) {
      for (Object[] values : rows) {
        for (int i = 0; i < values.length; i++) {
          target.dialect().bind(statement, i + 1, values[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
    return rows.size();
  }

  /** New rows are numbered after those that came along. */
  private boolean goOnNumbering() throws SQLException {
    String sql =
        "SELECT setval(pg_get_serial_sequence('%1$s', 'seq'), (SELECT max(seq) FROM %1$s))"
            .formatted(table);
    try (Statement statement = target.connection().createStatement()) {
      return statement.execute(sql);
    }
  }
}
