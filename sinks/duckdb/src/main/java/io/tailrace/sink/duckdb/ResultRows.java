package io.tailrace.sink.duckdb;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads a result as far as the limits let it. For one thread. */
final class ResultRows {
  private final ResultSet rows;
  private final SqlLimits limits;
  private long characters;

  ResultRows(ResultSet rows, SqlLimits limits) {
    this.rows = rows;
    this.limits = limits;
  }

  SqlResult read() throws SQLException {
    List<String> columns = new ArrayList<>();
    List<String> types = new ArrayList<>();
    ResultSetMetaData head = rows.getMetaData();
    for (int i = 1; i <= head.getColumnCount(); i++) {
      columns.add(head.getColumnLabel(i));
      types.add(head.getColumnTypeName(i));
    }
    List<List<Object>> read = new ArrayList<>();
    boolean more = rows.next();
    while (more && read.size() < limits.rows() && characters < limits.characters()) {
      read.add(row(columns.size()));
      more = rows.next();
    }
    return new SqlResult(columns, types, read, more);
  }

  private List<Object> row(int columns) throws SQLException {
    List<Object> values = new ArrayList<>(columns);
    for (int i = 1; i <= columns; i++) {
      values.add(cut(Cells.value(rows, i)));
    }
    return Collections.unmodifiableList(values);
  }

  private Object cut(Object value) {
    if (!(value instanceof String text)) {
      characters += Long.BYTES;
      return value;
    }
    int length = text.length();
    if (length > limits.cellCharacters()) {
      text = text.substring(0, limits.cellCharacters()) + "… (" + length + " characters)";
    }
    characters += text.length();
    return text;
  }
}
