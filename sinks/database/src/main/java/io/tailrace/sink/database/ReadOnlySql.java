package io.tailrace.sink.database;

import io.tailrace.core.sql.ResultReader;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.sqlite.ProgressHandler;

/**
 * Runs a query within its limits, on a connection that cannot write. For one query and one thread.
 */
final class ReadOnlySql {
  private static final int BLOB_BYTES_SHOWN = 1_000;

  private final Connection connection;
  private final Path file;
  private final SqlLimits limits;

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
      return new ResultReader(statement.executeQuery(query), ReadOnlySql::cell, limits).read();
    } catch (SQLException e) {
      throw new SqlRefusedException(
          watch.stopped() != null ? watch.stopped() : "It could not be run: " + e.getMessage());
    }
  }

  private static Object cell(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    if (value instanceof Integer number) {
      return number.longValue();
    }
    return value instanceof byte[] bytes ? hex(bytes) : value;
  }

  private static String hex(byte[] bytes) {
    int shown = Math.min(bytes.length, BLOB_BYTES_SHOWN);
    String hex = HexFormat.of().formatHex(bytes, 0, shown);
    return "x'" + hex + (shown < bytes.length ? "…'" : "'");
  }
}
