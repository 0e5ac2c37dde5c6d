package io.tailrace.sink.database;

import io.tailrace.core.log.BackfillId;
import io.tailrace.core.sink.SinkRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An event that was fetched afterwards stands in for one that was never received. If that one
 * arrives yet, it takes the place of the other, whichever comes first: per delivery and metric,
 * real events count if there are any, else the backfilled one. Costs nothing while the activity
 * holds no backfilled event. Backfilled ones are written while nobody else writes, or a real one
 * and its stand-in could miss each other. For one thread; lives as long as its connection.
 */
final class DatabaseBackfills {
  private static final String ANY =
      "SELECT EXISTS (SELECT 1 FROM activity WHERE event_id >= 'backfill:' AND event_id <"
          + " 'backfill;')";
  private static final String OF_DELIVERY =
      "SELECT "
          + Backfilled.COLUMNS
          + " FROM activity WHERE event_id >= ? AND event_id < ? AND feed = ? AND delivery_id = ?"
          + " AND source = 'backfill'";
  private static final String DELETE = "DELETE FROM activity WHERE event_id = ? AND feed = ?";
  private static final String RECEIVED =
      "SELECT received_metrics FROM deliveries WHERE feed = ? AND delivery_id = ?";

  private final Connection connection;
  private final Dialect dialect;

  DatabaseBackfills(OpenDatabase database) {
    this.connection = database.connection();
    this.dialect = database.dialect();
  }

  /** Whether a batch holds any, and so must be written while nobody else writes. */
  static boolean among(List<SinkRecord> records) {
    return records.stream().anyMatch(SinkRecord::isBackfill);
  }

  /**
   * Takes the backfilled events out of {@code facts} that a real one has made superfluous, and out
   * of the activity those that one of these facts does; returns what must be taken back of the
   * counts.
   */
  List<Backfilled> settle(List<Fact> facts) throws SQLException {
    List<Fact> backfilled = facts.stream().filter(Fact::isBackfill).toList();
    boolean kept = anyKept();
    if (!kept && backfilled.isEmpty()) {
      return List.of();
    }
    Map<DeliveryKey, Long> real = received(facts);
    List<Backfilled> replaced = kept ? replacedBy(real) : List.of();
    facts.removeAll(superfluous(backfilled, real));
    return replaced;
  }

  private boolean anyKept() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ANY);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** The metrics that these facts are themselves about, per delivery. */
  private static Map<DeliveryKey, Long> received(List<Fact> facts) {
    Map<DeliveryKey, Long> received = new HashMap<>();
    for (Fact fact : facts) {
      if (fact.ofDelivery() && !fact.isBackfill()) {
        long bit = MetricBits.of(fact.metric().name());
        received.merge(DeliveryKey.of(fact), bit, (a, b) -> a | b);
      }
    }
    return received;
  }

  private List<Fact> superfluous(List<Fact> backfilled, Map<DeliveryKey, Long> real)
      throws SQLException {
    List<Fact> superfluous = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(RECEIVED)) {
      for (Fact fact : backfilled) {
        DeliveryKey key = DeliveryKey.of(fact);
        long received = real.getOrDefault(key, 0L) | receivedBefore(statement, key);
        if ((received & MetricBits.of(fact.metric().name())) != 0) {
          superfluous.add(fact);
        }
      }
    }
    return superfluous;
  }

  private static long receivedBefore(PreparedStatement statement, DeliveryKey key)
      throws SQLException {
    statement.setString(1, key.feed());
    statement.setString(2, key.deliveryId());
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private List<Backfilled> replacedBy(Map<DeliveryKey, Long> real) throws SQLException {
    List<Backfilled> replaced = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(OF_DELIVERY)) {
      for (Map.Entry<DeliveryKey, Long> delivery : real.entrySet()) {
        for (Backfilled row : kept(statement, delivery.getKey())) {
          if ((delivery.getValue() & MetricBits.of(row.metric())) != 0) {
            replaced.add(row);
          }
        }
      }
    }
    return deleted(replaced);
  }

  private List<Backfilled> kept(PreparedStatement statement, DeliveryKey key) throws SQLException {
    String prefix = BackfillId.prefix(key.deliveryId());
    statement.setString(1, prefix);
    statement.setString(2, prefix.substring(0, prefix.length() - 1) + ";");
    statement.setString(3, key.feed());
    statement.setString(4, key.deliveryId());
    List<Backfilled> kept = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        kept.add(Backfilled.of(rows, dialect));
      }
    }
    return kept;
  }

  /**
   * The backfilled events that were still there. Another worker may have been first, and have taken
   * the counts back.
   */
  private List<Backfilled> deleted(List<Backfilled> replaced) throws SQLException {
    if (replaced.isEmpty()) {
      return List.of();
    }
    replaced.sort(Comparator.comparing(Backfilled::eventId).thenComparing(Backfilled::feed));
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      for (Backfilled row : replaced) {
        statement.setString(1, row.eventId());
        statement.setString(2, row.feed());
        statement.addBatch();
      }
      int[] deleted = statement.executeBatch();
      return IntStream.range(0, deleted.length)
          .filter(i -> deleted[i] > 0)
          .mapToObj(replaced::get)
          .toList();
    }
  }
}
