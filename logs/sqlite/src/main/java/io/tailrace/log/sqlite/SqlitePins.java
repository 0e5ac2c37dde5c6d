package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.GapCause;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Position;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the configured sinks need of the log, by {@code consumers.db}. Safe for use by many threads.
 */
record SqlitePins(StoreAccess file, Set<String> sinks) implements Pins {

  @Override
  public Map<String, Optional<Position>> standings(int partition) throws LogUnavailableException {
    try {
      return file.read(connection -> standings(connection, partition));
    } catch (StoreUnavailableException e) {
      throw unavailable(e);
    }
  }

  private Map<String, Optional<Position>> standings(Connection connection, int partition)
      throws SQLException {
    Map<String, Optional<Position>> standings = new HashMap<>();
    for (String sink : sinks) {
      SqliteStatements query =
          new SqliteStatements(
              "SELECT log_id, partition, offset, pending FROM positions"
                  + " WHERE sink = ? AND partition = ?",
              sink,
              partition);
      standings.put(sink, query.list(connection, SqlitePositions::position).stream().findFirst());
    }
    return standings;
  }

  @Override
  public void lost(Gap gap) throws LogUnavailableException {
    write(
        new SqliteStatements(
            "INSERT INTO gaps (sink, partition, start, until, records, cause, at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
            gap.sink(),
            gap.partition(),
            gap.from(),
            gap.to(),
            gap.records(),
            gap.cause().code(),
            gap.at().toEpochMilli()));
  }

  @Override
  public boolean acknowledge(long id, Gap.Noted noted) throws LogUnavailableException {
    return write(
            new SqliteStatements(
                "UPDATE gaps SET noted_by = ?, noted_at = ? WHERE id = ? AND noted_at IS NULL",
                noted.by(),
                noted.at().toEpochMilli(),
                id))
        > 0;
  }

  private int write(SqliteStatements change) throws LogUnavailableException {
    try {
      return file.writeSynced(change::update);
    } catch (StoreUnavailableException e) {
      throw unavailable(e);
    }
  }

  @Override
  public List<Gap> gaps() throws LogUnavailableException {
    SqliteStatements query =
        new SqliteStatements(
            "SELECT id, sink, partition, start, until, records, cause, at, noted_by, noted_at"
                + " FROM gaps ORDER BY id");
    try {
      return file.read(connection -> query.list(connection, SqlitePins::gap));
    } catch (StoreUnavailableException e) {
      throw unavailable(e);
    }
  }

  private static Gap gap(ResultSet row) throws SQLException {
    String by = row.getString(9);
    return new Gap(
        row.getLong(1),
        row.getString(2),
        row.getInt(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        GapCause.of(row.getString(7)),
        Instant.ofEpochMilli(row.getLong(8)),
        by == null ? null : new Gap.Noted(by, Instant.ofEpochMilli(row.getLong(10))));
  }

  private static LogUnavailableException unavailable(StoreUnavailableException cause) {
    return new LogUnavailableException(cause.getMessage(), cause);
  }
}
