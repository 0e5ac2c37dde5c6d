package io.tailrace.sink.database;

import io.tailrace.core.sql.ResultReader;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.ProgressHandler;

/**
 * Runs a query within its limits, on a connection that cannot write. For one query and one thread.
 */
final class SqliteSelect {
  private final Dialect dialect = new SqliteDialect();
  private final Connection connection;
  private final Path file;
  private final SqlLimits limits;

  SqliteSelect(Connection connection, Path file, SqlLimits limits) {
    this.connection = connection;
    this.file = file;
    this.limits = limits;
  }

  SqlResult run(String query) throws SqlRefusedException {
    QueryWatch watch = new QueryWatch(limits.time(), file.toAbsolutePath().getParent());
    try (Statement statement = connection.createStatement()) {
      CompiledQuery.check(connection, query);
      ProgressHandler.setHandler(connection, QueryWatch.STEPS_BETWEEN_LOOKS, watch);
      return new ResultReader(statement.executeQuery(query), dialect::value, limits).read();
    } catch (SQLException e) {
      throw new SqlRefusedException(
          watch.stopped() != null ? watch.stopped() : "It could not be run: " + e.getMessage());
    }
  }
}
