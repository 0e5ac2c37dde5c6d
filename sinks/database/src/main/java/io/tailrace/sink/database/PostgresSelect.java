package io.tailrace.sink.database;

import io.tailrace.core.sql.ResultReader;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;

/**
 * Runs a query within its limits, in a transaction that cannot write. For one query and one thread.
 */
final class PostgresSelect {
  private static final int ROWS_AT_ONCE = 200;

  private final Connection connection;
  private final SqlLimits limits;
  private final long end;

  PostgresSelect(Connection connection, SqlLimits limits) {
    this.connection = connection;
    this.limits = limits;
    this.end = System.nanoTime() + limits.time().toNanos();
  }

  SqlResult run(String query) throws SqlRefusedException, SQLException {
    bound();
    try (Statement statement = connection.createStatement()) {
      new PlannedQuery(connection).check(query);
      statement.setEscapeProcessing(false);
      statement.setFetchSize(ROWS_AT_ONCE);
      return new ResultReader(statement.executeQuery(query), this::cell, limits).read();
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** By the server, for each of its steps; and only its superuser may bound what sorting takes. */
  private void bound() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL statement_timeout = " + limits.time().toMillis());
      statement.execute(
          "SELECT set_config('temp_file_limit', '1GB', true)"
              + " FROM pg_catalog.pg_roles WHERE rolname = current_user AND rolsuper");
    }
  }

  private static SqlRefusedException refused(SQLException cause) {
    return new SqlRefusedException(
        "57014".equals(cause.getSQLState())
            ? "It did not end in time and was stopped."
            : "It could not be run: " + cause.getMessage());
  }

  private Object cell(ResultSet row, int column) throws SQLException {
    if (System.nanoTime() - end > 0) {
      throw new SQLException("its time is over", "57014");
    }
    Object value = row.getObject(column);
    if (value instanceof Timestamp) {
      return time(row, column);
    }
    boolean plain = value instanceof Number || value instanceof Boolean || value == null;
    return plain ? number(value) : row.getString(column);
  }

  private static Object number(Object value) {
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }

  private static Object time(ResultSet row, int column) throws SQLException {
    return row.getMetaData().getColumnTypeName(column).equals("timestamptz")
        ? Timestamps.shortest(row.getObject(column, java.time.OffsetDateTime.class).toInstant())
        : row.getString(column);
  }
}
