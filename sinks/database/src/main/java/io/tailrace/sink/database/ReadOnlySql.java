package io.tailrace.sink.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.sqlite.ProgressHandler;

/**
 * Runs a query within its limits, on a connection that cannot write. For one query and one thread.
 */
final class ReadOnlySql {
  private static final int BLOB_BYTES_SHOWN = 1_000;

  private final Connection connection;
  private final Path file;
  private final SqlLimits limits;
  private long charactersLeft = SqlLimits.ANSWER_CHARACTERS;

  ReadOnlySql(Connection connection, Path file, SqlLimits limits) {
    this.connection = connection;
    this.file = file;
    this.limits = limits;
  }

  SqlResult run(String query) throws SqlRefusedException {
    QueryWatch watch = new QueryWatch(limits.time(), file.toAbsolutePath().getParent());
    try (Statement statement = connection.createStatement()) {
      CompiledQuery.check(connection, query);
      ProgressHandler.setHandler(connection, QueryWatch.STEPS_BETWEEN_LOOKS, watch);
      return read(statement.executeQuery(query));
    } catch (SQLException e) {
      throw new SqlRefusedException(
          watch.stopped() != null ? watch.stopped() : "It could not be run: " + e.getMessage());
    }
  }

  private SqlResult read(ResultSet rows) throws SQLException {
    List<String> columns = columns(rows);
    List<List<Object>> read = new ArrayList<>();
    while (rows.next()) {
      if (read.size() == limits.rows() || charactersLeft < 0) {
        return new SqlResult(columns, read, true);
      }
      read.add(row(rows, columns.size()));
    }
    return new SqlResult(columns, read, false);
  }

  private static List<String> columns(ResultSet rows) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      columns.add(rows.getMetaData().getColumnLabel(i));
    }
    return columns;
  }

  private List<Object> row(ResultSet rows, int width) throws SQLException {
    List<Object> row = new ArrayList<>(width);
    for (int i = 1; i <= width; i++) {
      Object cell = cell(rows.getObject(i));
      charactersLeft -= cell instanceof String text ? text.length() : 8;
      row.add(cell);
    }
    return row;
  }

  private Object cell(Object value) {
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof byte[] bytes) {
      int shown = Math.min(bytes.length, BLOB_BYTES_SHOWN);
      String hex = HexFormat.of().formatHex(bytes, 0, shown);
      return "x'" + hex + (shown < bytes.length ? "…'" : "'");
    }
    if (value instanceof String text && text.length() > limits.cellCharacters()) {
      return text.substring(0, limits.cellCharacters()) + "…";
    }
    return value;
  }
}
