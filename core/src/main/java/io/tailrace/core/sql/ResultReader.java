package io.tailrace.core.sql;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a result as far as the limits let it. For one result and one thread. */
public final class ResultReader {
  private final ResultSet rows;
  private final Cell cell;
  private final SqlLimits limits;
  private long characters;

  public ResultReader(ResultSet rows, Cell cell, SqlLimits limits) {
    this.rows = rows;
    this.cell = cell;
    this.limits = limits;
  }

  /** Reads it all, or to where the limits end it. */
  public SqlResult read() throws SQLException {
    List<String> columns = new ArrayList<>();
    ResultSetMetaData head = rows.getMetaData();
    for (int i = 1; i <= head.getColumnCount(); i++) {
      columns.add(head.getColumnLabel(i));
    }
    if (limits.taker() != null) {
      hand(columns, limits.taker());
      return new SqlResult(columns, List.of(), false);
    }
    List<List<@Nullable Object>> read = new ArrayList<>();
    boolean more = rows.next();
    while (more && read.size() < limits.rows() && characters < limits.characters()) {
      read.add(row(columns.size()));
      more = rows.next();
    }
    return new SqlResult(columns, read, more);
  }

  private void hand(List<String> columns, RowTaker taker) throws SQLException {
    taker.columns(columns);
    boolean wanted = true;
    while (wanted && rows.next()) {
      wanted = taker.row(row(columns.size()));
    }
  }

  private List<@Nullable Object> row(int columns) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(columns);
    for (int i = 1; i <= columns; i++) {
      values.add(cut(cell.value(rows, i)));
    }
    return Collections.unmodifiableList(values);
  }

  private @Nullable Object cut(@Nullable Object value) {
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

  /** How one store's values become those of a {@link SqlResult}. */
  @FunctionalInterface
  public interface Cell {
    @Nullable Object value(ResultSet row, int column) throws SQLException;
  }
}
