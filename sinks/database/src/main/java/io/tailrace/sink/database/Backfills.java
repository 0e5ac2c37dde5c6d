package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An event that was fetched afterwards stands in for one that was never received. If that one
 * arrives yet, it takes the place of the other, whichever comes first: per delivery and metric,
 * real events count if there are any, else the backfilled one. Costs nothing while the activity
 * holds no backfilled event. For one thread; lives as long as its connection.
 */
final class Backfills {
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
  private boolean present;

  Backfills(Connection connection) throws SQLException {
    this.connection = connection;
    try (PreparedStatement statement = connection.prepareStatement(ANY);
        ResultSet row = statement.executeQuery()) {
      present = row.next() && row.getBoolean(1);
    }
  }

  /** How the id of each backfilled event of this delivery begins. */
  static String prefix(String deliveryId) {
    return "backfill:" + deliveryId + ":";
  }

  /**
   * Takes the backfilled events out of {@code facts} that a real one has made superfluous, and out
   * of the activity those that one of these facts does; returns what must be taken back of the
   * counts.
   */
  List<Backfilled> settle(List<Fact> facts) throws SQLException {
    List<Fact> backfilled = facts.stream().filter(Fact::isBackfill).toList();
    if (!present && backfilled.isEmpty()) {
      return List.of();
    }
    Map<DeliveryKey, Long> real = received(facts);
    List<Backfilled> replaced = present ? replacedBy(real) : List.of();
    facts.removeAll(superfluous(backfilled, real));
    present |= !backfilled.isEmpty();
    return replaced;
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
    delete(replaced);
    return replaced;
  }

  private static List<Backfilled> kept(PreparedStatement statement, DeliveryKey key)
      throws SQLException {
    String prefix = prefix(key.deliveryId());
    statement.setString(1, prefix);
    statement.setString(2, prefix.substring(0, prefix.length() - 1) + ";");
    statement.setString(3, key.feed());
    statement.setString(4, key.deliveryId());
    List<Backfilled> kept = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        kept.add(Backfilled.of(rows));
      }
    }
    return kept;
  }

  private void delete(List<Backfilled> replaced) throws SQLException {
    if (replaced.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      for (Backfilled row : replaced) {
        statement.setString(1, row.eventId());
        statement.setString(2, row.feed());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
