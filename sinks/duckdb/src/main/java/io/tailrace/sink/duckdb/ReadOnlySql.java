package io.tailrace.sink.duckdb;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sql.ResultReader;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Runs a query that somebody typed: checked first, in a read-only transaction, within limits.
 * Stateless.
 */
final class ReadOnlySql {
  private final WarehouseReader.SessionSource sessions;

  ReadOnlySql(WarehouseReader.SessionSource sessions) {
    this.sessions = sessions;
  }

  SqlResult run(String query, SqlLimits limits)
      throws SqlRefusedException, SinkUnavailableException {
    Deadline deadline = null;
    try (ReadSession session = sessions.open()) {
      deadline = Deadline.start(limits.time(), session);
      SqlGuard.check(session, query);
      return result(session, query, limits);
    } catch (SQLException e) {
      throw refused(e, deadline != null && deadline.over(), limits);
    } finally {
      if (deadline != null) {
        deadline.close();
      }
    }
  }

  private static SqlResult result(ReadSession session, String query, SqlLimits limits)
      throws SQLException {
    try (PreparedStatement statement = session.prepare(query);
        ResultSet rows = statement.executeQuery()) {
      return new ResultReader(rows, Cells::value, limits).read();
    }
  }

  private static SqlRefusedException refused(SQLException e, boolean late, SqlLimits limits) {
    if (late) {
      return new SqlRefusedException(
          "The query was stopped after %s s. Narrow it, for instance by timestamp"
              .formatted(limits.time().toSeconds()),
          e);
    }
    if (Trouble.of(e) == Trouble.MEMORY) {
      return new SqlRefusedException(
          "The query needs more memory than it may use. Narrow it, or export the rows and query the files",
          e);
    }
    if (Trouble.of(e) == Trouble.INTERRUPTED) {
      return new SqlRefusedException(
          "The query was ended because the warehouse is being opened again. Try again", e);
    }
    return new SqlRefusedException(String.valueOf(e.getMessage()), e);
  }
}
