package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.Replay;
import io.tailrace.core.consumer.Replays;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Replays in {@code consumers.db}. Safe for use by many threads. */
record SqliteReplays(StoreAccess file) implements Replays {
  private static final String UNFINISHED =
      "SELECT id, sink, partition, next, until FROM replays WHERE next < until";

  @Override
  public Replay request(String sink, int partition, long from, long to)
      throws StoreUnavailableException {
    SqliteStatements insert =
        new SqliteStatements(
            "INSERT INTO replays (sink, partition, next, until) VALUES (?, ?, ?, ?) RETURNING id",
            sink,
            partition,
            from,
            to);
    long id = file.writeSynced(insert::number);
    return new Replay(id, sink, partition, from, to);
  }

  @Override
  public Optional<Replay> next(String sink, int partition) throws StoreUnavailableException {
    SqliteStatements query =
        new SqliteStatements(
            UNFINISHED + " AND sink = ? AND partition = ? ORDER BY id LIMIT 1", sink, partition);
    return file.read(
        connection -> query.list(connection, SqliteReplays::replay).stream().findFirst());
  }

  @Override
  public void advance(Replay replay, long next) throws StoreUnavailableException {
    SqliteStatements update =
        new SqliteStatements("UPDATE replays SET next = ? WHERE id = ?", next, replay.id());
    // Set back by a power failure, it hands some records over again, as any restart may.
    file.writeQuick(update::update);
  }

  @Override
  public List<Replay> unfinished() throws StoreUnavailableException {
    SqliteStatements query = new SqliteStatements(UNFINISHED + " ORDER BY id");
    return file.read(connection -> query.list(connection, SqliteReplays::replay));
  }

  private static Replay replay(ResultSet row) throws SQLException {
    return new Replay(
        row.getLong(1), row.getString(2), row.getInt(3), row.getLong(4), row.getLong(5));
  }
}
