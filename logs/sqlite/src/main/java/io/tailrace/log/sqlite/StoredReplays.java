package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.Replay;
import io.tailrace.core.consumer.Replays;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requested replays in the small store; a finished one is gone. Safe for use by many threads. */
final class StoredReplays implements Replays {
  private static final String SELECT =
      "SELECT id, sink, partition, next_offset, to_offset FROM replays ORDER BY id";
  private final StoreFile file;

  StoredReplays(StoreFile file) {
    this.file = file;
  }

  @Override
  public Replay request(String sink, int partition, long from, long to)
      throws StoreUnavailableException {
    return file.durably(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "INSERT INTO replays (sink, partition, next_offset, to_offset)"
                      + " VALUES (?, ?, ?, ?) RETURNING id")) {
            statement.setString(1, sink);
            statement.setInt(2, partition);
            statement.setLong(3, from);
            statement.setLong(4, to);
            try (ResultSet row = statement.executeQuery()) {
              row.next();
              return new Replay(row.getLong(1), sink, partition, from, to);
            }
          }
        });
  }

  @Override
  public Optional<Replay> next(String sink, int partition) throws StoreUnavailableException {
    return unfinished().stream()
        .filter(replay -> replay.sink().equals(sink) && replay.partition() == partition)
        .findFirst();
  }

  @Override
  public void advance(Replay replay, long next) throws StoreUnavailableException {
    boolean done = next >= replay.to();
    String sql =
        done
            ? "DELETE FROM replays WHERE id = ?"
            : "UPDATE replays SET next_offset = ? WHERE id = ?";
    file.durably(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 1;
            if (!done) {
              statement.setLong(parameter++, next);
            }
            statement.setLong(parameter, replay.id());
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public List<Replay> unfinished() throws StoreUnavailableException {
    return file.quickly(
        connection -> {
          List<Replay> replays = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(SELECT);
              ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              replays.add(
                  new Replay(
                      row.getLong(1),
                      row.getString(2),
                      row.getInt(3),
                      row.getLong(4),
                      row.getLong(5)));
            }
          }
          return replays;
        });
  }
}
