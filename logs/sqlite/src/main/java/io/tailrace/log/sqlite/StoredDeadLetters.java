package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dead letters in the small store, each change durable. Safe for use by many threads. */
final class StoredDeadLetters implements DeadLetters {
  private static final String NEXT_CHANGE =
      "(SELECT coalesce(max(change), 0) + 1 FROM dead_letters)";
  private static final String UNRESOLVED = "resolved_at IS NULL";
  private final StoreFile file;

  StoredDeadLetters(StoreFile file) {
    this.file = file;
  }

  @Override
  public void add(DeadLetter letter) throws StoreUnavailableException {
    file.durably(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "INSERT INTO dead_letters (change, sink, partition, offset, feed, kind, event_id,"
                      + " source, quarantine_code, quarantine_detail, received_at, body, reason,"
                      + " attempts, set_aside_at, state) VALUES ("
                      + NEXT_CHANGE
                      + ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'DEAD')"
                      + " ON CONFLICT (sink, partition, offset, feed, event_id) DO UPDATE SET"
                      + " change = excluded.change, reason = excluded.reason,"
                      + " attempts = excluded.attempts, set_aside_at = excluded.set_aside_at,"
                      + " state = 'DEAD', resolved_at = NULL")) {
            DeadLetterRow.bind(statement, letter);
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public List<DeadLetter> list(String sink, String reason, long afterId, int limit)
      throws StoreUnavailableException {
    return select(
        UNRESOLVED
            + " AND id > ? AND (? IS NULL OR sink = ?) AND (? IS NULL OR reason = ?)"
            + " ORDER BY id LIMIT ?",
        afterId,
        sink,
        sink,
        reason,
        reason,
        limit);
  }

  @Override
  public Optional<DeadLetter> find(long id) throws StoreUnavailableException {
    return select(UNRESOLVED + " AND id = ?", id).stream().findFirst();
  }

  @Override
  public List<DeadLetter> of(String feed, String key) throws StoreUnavailableException {
    return select("feed = ? AND event_id = ? ORDER BY id", feed, key);
  }

  @Override
  public Map<String, Long> counts() throws StoreUnavailableException {
    return file.quickly(
        connection -> {
          Map<String, Long> counts = new HashMap<>();
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT sink, count(*) FROM dead_letters WHERE "
                          + UNRESOLVED
                          + " GROUP BY sink");
              ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              counts.put(rows.getString(1), rows.getLong(2));
            }
          }
          return counts;
        });
  }

  @Override
  public boolean requestReplay(long id) throws StoreUnavailableException {
    return change("state = 'REPLAY_REQUESTED'", id);
  }

  @Override
  public List<DeadLetter> requested(String sink, int partition, int limit)
      throws StoreUnavailableException {
    return select(
        "state = 'REPLAY_REQUESTED' AND sink = ? AND partition = ? ORDER BY id LIMIT ?",
        sink,
        partition,
        limit);
  }

  @Override
  public void refusedAgain(long id, String reason, Instant at) throws StoreUnavailableException {
    change(
        "state = 'DEAD', attempts = attempts + 1, reason = ?, set_aside_at = ?",
        reason,
        at.toEpochMilli(),
        id);
  }

  @Override
  public boolean resolve(long id, DeadLetter.State state, Instant at)
      throws StoreUnavailableException {
    return change("state = ?, resolved_at = ?", state.name(), at.toEpochMilli(), id);
  }

  @Override
  public List<DeadLetter> changedAfter(long change, int limit) throws StoreUnavailableException {
    return select("change > ? ORDER BY change LIMIT ?", change, limit);
  }

  private boolean change(String assignments, Object... values) throws StoreUnavailableException {
    String sql =
        "UPDATE dead_letters SET change = "
            + NEXT_CHANGE
            + ", "
            + assignments
            + " WHERE id = ? AND "
            + UNRESOLVED;
    return file.durably(
        connection -> {
          try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate() > 0;
          }
        });
  }

  private List<DeadLetter> select(String condition, Object... values)
      throws StoreUnavailableException {
    return file.quickly(
        connection -> {
          List<DeadLetter> letters = new ArrayList<>();
          try (PreparedStatement statement =
                  prepare(connection, DeadLetterRow.SELECT + condition, values);
              ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              letters.add(DeadLetterRow.read(rows));
            }
          }
          return letters;
        });
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
