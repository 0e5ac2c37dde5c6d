package io.tailrace.log.sqlite;

import io.tailrace.core.log.KnownKey;
import io.tailrace.core.log.Lag;
import io.tailrace.core.log.LogRange;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads through the pool of the open file. Safe for use by many threads. */
final class SqliteLogReads implements LogReader {
  private final OpenFile log;

  SqliteLogReads(OpenFile log) {
    this.log = log;
  }

  @Override
  public UUID logId() throws LogUnavailableException {
    return log.logId();
  }

  @Override
  public int partitions() {
    return 1;
  }

  @Override
  public LogRange range(int partition) throws LogUnavailableException {
    return ask(
        connection -> {
          long end = Offsets.end(connection);
          long first = SqliteSchema.number(connection, "SELECT min(offset) FROM records");
          return new LogRange(first == 0 ? end : first, end);
        });
  }

  @Override
  public long retainedFrom(int partition) throws LogUnavailableException {
    return ask(Offsets::sweptTo);
  }

  @Override
  public List<LogRecord> read(int partition, long fromOffset, ReadLimit limit)
      throws LogUnavailableException {
    return ask(
        connection -> {
          String sql =
              SqliteRows.SELECT + "WHERE records.offset >= ? ORDER BY records.offset LIMIT ?";
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, fromOffset);
            statement.setInt(2, limit.maxRecords());
            return within(limit.maxBytes(), statement);
          }
        });
  }

  private static List<LogRecord> within(long maxBytes, PreparedStatement statement)
      throws SQLException {
    List<LogRecord> records = new ArrayList<>();
    long bytes = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        LogRecord record = SqliteRows.record(rows);
        bytes += record.body().length;
        if (bytes > maxBytes && !records.isEmpty()) {
          break;
        }
        records.add(record);
      }
    }
    return records;
  }

  @Override
  public Optional<LogRecord> find(String feed, String key) throws LogUnavailableException {
    return ask(connection -> find(connection, feed, key, ""));
  }

  static Optional<LogRecord> find(Connection connection, String feed, String key, String and)
      throws SQLException {
    String sql = SqliteRows.SELECT + "WHERE feed = ? AND event_id = ?" + and;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, feed);
      statement.setString(2, key);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(SqliteRows.record(rows)) : Optional.empty();
      }
    }
  }

  @Override
  public Optional<KnownKey> known(String feed, String key) throws LogUnavailableException {
    return ask(
        connection -> {
          String sql = "SELECT offset, received_at FROM ids WHERE feed = ? AND event_id = ?";
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, feed);
            statement.setString(2, key);
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? Optional.of(known(rows)) : Optional.empty();
            }
          }
        });
  }

  private static KnownKey known(ResultSet row) throws SQLException {
    return new KnownKey(0, row.getLong(1), Instant.ofEpochMilli(row.getLong(2)));
  }

  @Override
  public long seek(int partition, Instant time) throws LogUnavailableException {
    return ask(connection -> Offsets.seek(connection, "records", time));
  }

  @Override
  public Lag lag(Position position) throws LogUnavailableException {
    return ask(connection -> LagQuery.ask(connection, position));
  }

  @Override
  public boolean await(int partition, long offset, Duration timeout) throws InterruptedException {
    return log.await(offset, timeout.toNanos());
  }

  private <T> T ask(ReadPool.Query<T> query) throws LogUnavailableException {
    return ask(log, query);
  }

  static <T> T ask(OpenFile log, ReadPool.Query<T> query) throws LogUnavailableException {
    ReadPool readers = log.readers();
    try {
      return readers.read(query);
    } catch (SQLException e) {
      FileFault fault = FileFault.of(log.file(), e);
      throw new LogUnavailableException("Cannot read the log: " + fault.getMessage(), fault);
    }
  }
}
