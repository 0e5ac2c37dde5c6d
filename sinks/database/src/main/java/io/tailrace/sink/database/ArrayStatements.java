package io.tailrace.sink.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Writes many rows with one statement, whose parameters are arrays, a column each. The rows go by
 * their keys, so that two writers never wait for each other in a circle. For one thread; lives as
 * long as its connection.
 */
final class ArrayStatements {
  private final Connection connection;
  private final FoldedTable table;
  private final List<String> types;
  private final ShapedStatements statements;

  private ArrayStatements(
      Connection connection, FoldedTable table, BiFunction<Long, List<String>, String> sql)
      throws SQLException {
    this.connection = connection;
    this.table = table;
    this.types = types(connection, table);
    this.statements = new ShapedStatements(connection, shape -> sql.apply(shape, types));
  }

  /**
   * @param sql by the shape of all rows together, and the types of the table's columns
   */
  static ArrayStatements of(
      Connection connection, FoldedTable table, BiFunction<Long, List<String>, String> sql)
      throws SQLException {
    return new ArrayStatements(connection, table, sql);
  }

  private static List<String> types(Connection connection, FoldedTable table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + new TableSql(table).empty())) {
      ResultSetMetaData columns = none.getMetaData();
      List<String> types = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        types.add(columns.getColumnTypeName(i));
      }
      return types;
    }
  }

  /** Its results, if it has any, are to be read before the next execution; null without rows. */
  PreparedStatement execute(List<Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return null;
    }
    List<Object[]> sorted = new ArrayList<>(rows);
    sorted.sort(byKey());
    long shape = 0;
    for (Object[] row : rows) {
      shape |= table.shape(row);
    }
    PreparedStatement statement = statements.get(shape);
    int parameter = 1;
    for (long rest = shape; rest != 0; rest &= rest - 1) {
      statement.setArray(parameter++, array(sorted, Long.numberOfTrailingZeros(rest)));
    }
    statement.execute();
    return statement;
  }

  private Comparator<Object[]> byKey() {
    return (a, b) -> {
      int order = 0;
      for (int key = 0; key < table.keys() && order == 0; key++) {
        order = Values.compare(a[key], b[key]);
      }
      return order;
    };
  }

  private Array array(List<Object[]> rows, int column) throws SQLException {
    String type = types.get(column);
    Object[] values =
        switch (type) {
          case "int8" -> new Long[rows.size()];
          case "bool" -> new Boolean[rows.size()];
          default -> new String[rows.size()];
        };
    for (int i = 0; i < values.length; i++) {
      values[i] = element(rows.get(i)[column]);
    }
    return connection.createArrayOf(type, values);
  }

  private static Object element(Object value) {
    if (value instanceof Instant time) {
      return Timestamps.seconds(time);
    }
    return value instanceof Millis ours ? Timestamps.millis(ours.time()) : value;
  }
}
