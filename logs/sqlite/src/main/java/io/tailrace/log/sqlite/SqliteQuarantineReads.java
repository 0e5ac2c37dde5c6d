package io.tailrace.log.sqlite;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Quarantine;
import io.tailrace.core.log.QuarantineCount;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The quarantined records of the open file; resolving goes through the writer. Safe for use by many
 * threads.
 */
final class SqliteQuarantineReads implements Quarantine {
  private static final String UNRESOLVED = "kind = 1 AND resolution IS NULL";
  private static final String COUNTS =
      "SELECT feed, reason_code, count(*) FROM records JOIN ids ON ids.offset = records.offset"
          + " WHERE "
          + UNRESOLVED
          + " GROUP BY feed, reason_code ORDER BY feed, reason_code";

  private final OpenFile log;
  private final Writing writing;

  SqliteQuarantineReads(OpenFile log, Writing writing) {
    this.log = log;
    this.writing = writing;
  }

  /** Has a request written, and returns when it is durable. */
  @FunctionalInterface
  interface Writing {
    void submit(WriteRequest request) throws LogUnavailableException;
  }

  @Override
  public List<LogRecord> list(int partition, long afterOffset, int limit)
      throws LogUnavailableException {
    String sql =
        SqliteRows.SELECT
            + "WHERE "
            + UNRESOLVED
            + " AND records.offset > ? ORDER BY records.offset LIMIT ?";
    return SqliteLogReads.ask(
        log,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, afterOffset);
            statement.setInt(2, limit);
            return records(statement);
          }
        });
  }

  private static List<LogRecord> records(PreparedStatement statement) throws SQLException {
    List<LogRecord> records = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        records.add(SqliteRows.record(rows));
      }
    }
    return records;
  }

  @Override
  public List<QuarantineCount> counts() throws LogUnavailableException {
    return SqliteLogReads.ask(
        log,
        connection -> {
          List<QuarantineCount> counts = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery(COUNTS)) {
            while (rows.next()) {
              counts.add(
                  new QuarantineCount(rows.getString(1), rows.getString(2), rows.getLong(3)));
            }
          }
          return counts;
        });
  }

  @Override
  public Optional<LogRecord> find(String feed, String key) throws LogUnavailableException {
    return SqliteLogReads.ask(
        log, connection -> SqliteLogReads.find(connection, feed, key, " AND " + UNRESOLVED));
  }

  @Override
  public boolean resolve(String feed, String key, Resolution resolution, Instant at)
      throws LogUnavailableException {
    ResolveRequest request = new ResolveRequest(feed, key, resolution, at);
    writing.submit(request);
    return request.resolved();
  }
}
