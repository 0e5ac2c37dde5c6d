package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.DeadLetter.State;
import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Dead letters in {@code consumers.db}. Safe for use by many threads. */
record SqliteDeadLetters(StoreAccess file) implements DeadLetters {
  private static final String UNRESOLVED = "state IN ('DEAD', 'REPLAY_REQUESTED')";
  private static final String CHANGE =
      "UPDATE dead_letters SET change = (SELECT max(change) + 1 FROM dead_letters), ";
  private static final String ONE = " WHERE id = ? AND " + UNRESOLVED;
  private static final String OLDEST_PAST =
      "WHERE state = 'DEAD' AND sink = ? AND "
          + UNRESOLVED
          + " AND (SELECT count(*) FROM dead_letters WHERE sink = ? AND "
          + UNRESOLVED
          + ") > ? ORDER BY id LIMIT 1";
  private static final String DROPPED = "state = 'DROPPED', body = x'', resolved_at = ?";

  @Override
  public void add(DeadLetter letter) throws StoreUnavailableException {
    file.writeSynced(DeadLetterRows.insert(letter)::update);
  }

  @Override
  public List<DeadLetter> list(String sink, String reason, long afterId, int limit)
      throws StoreUnavailableException {
    String sql =
        "WHERE "
            + UNRESOLVED
            + " AND id > ? AND (sink = ? OR ? IS NULL) AND (reason = ? OR ? IS NULL)"
            + " ORDER BY id LIMIT ?";
    return select(sql, afterId, sink, sink, reason, reason, limit);
  }

  @Override
  public Optional<DeadLetter> find(long id) throws StoreUnavailableException {
    return select(ONE, id).stream().findFirst();
  }

  @Override
  public List<DeadLetter> of(String feed, String key) throws StoreUnavailableException {
    return select("WHERE feed = ? AND event_id = ? ORDER BY id", feed, key);
  }

  @Override
  public Map<String, Long> counts() throws StoreUnavailableException {
    SqliteStatements query =
        new SqliteStatements(
            "SELECT sink, count(*) FROM dead_letters WHERE " + UNRESOLVED + " GROUP BY sink");
    return file.read(
        connection -> {
          Map<String, Long> counts = new TreeMap<>();
          query.list(connection, row -> counts.put(row.getString(1), row.getLong(2)));
          return counts;
        });
  }

  @Override
  public boolean requestReplay(long id) throws StoreUnavailableException {
    return change(new SqliteStatements(CHANGE + "state = 'REPLAY_REQUESTED'" + ONE, id));
  }

  @Override
  public List<DeadLetter> requested(String sink, int partition, int limit)
      throws StoreUnavailableException {
    String sql =
        "WHERE state = 'REPLAY_REQUESTED' AND sink = ? AND partition = ? ORDER BY id LIMIT ?";
    return select(sql, sink, partition, limit);
  }

  @Override
  public void refusedAgain(long id, String reason, Instant at) throws StoreUnavailableException {
    change(
        new SqliteStatements(
            CHANGE + "state = 'DEAD', reason = ?, attempts = attempts + 1, at = ?" + ONE,
            reason,
            at.toEpochMilli(),
            id));
  }

  @Override
  public boolean resolve(long id, State state, Instant at) throws StoreUnavailableException {
    return change(
        new SqliteStatements(
            CHANGE + "state = ?, resolved_at = ?" + ONE, state.name(), at.toEpochMilli(), id));
  }

  @Override
  public Optional<DeadLetter> dropOldest(String sink, int keep, Instant at)
      throws StoreUnavailableException {
    SqliteStatements oldest =
        new SqliteStatements(DeadLetterRows.SELECT + OLDEST_PAST, sink, sink, keep);
    return file.writeSynced(
        connection -> {
          List<DeadLetter> found = oldest.list(connection, DeadLetterRows::letter);
          for (DeadLetter letter : found) {
            new SqliteStatements(CHANGE + DROPPED + ONE, at.toEpochMilli(), letter.id())
                .update(connection);
          }
          return found.stream().findFirst();
        });
  }

  @Override
  public List<DeadLetter> changedAfter(long change, int limit) throws StoreUnavailableException {
    return select("WHERE change > ? ORDER BY change LIMIT ?", change, limit);
  }

  private List<DeadLetter> select(String condition, Object... parameters)
      throws StoreUnavailableException {
    SqliteStatements query = new SqliteStatements(DeadLetterRows.SELECT + condition, parameters);
    return file.read(connection -> query.list(connection, DeadLetterRows::letter));
  }

  private boolean change(SqliteStatements update) throws StoreUnavailableException {
    return file.writeSynced(connection -> update.update(connection) > 0);
  }
}
