import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Writes the counts, hour by hour, in the order of their key. For one thread. */
final class CountRows {
  static final String[] PROVIDERS = {"gmail", "yahoo", "microsoft", "apple", "other"};
  private static final double[] SHARES = {0.45, 0.13, 0.2, 0.09, 0.13};

  /** How often it happens to a message that was sent, and how often it was a human's doing. */
  private record Outcome(String metric, double share, double human) {
    boolean answers() {
      return human > 0 || metric.equals("converted");
    }
  }

  private static final List<Outcome> OUTCOMES =
      List.of(
          new Outcome("attempted", 0.002, 0),
          new Outcome("bounced", 0.006, 0),
          new Outcome("clicked", 0.05, 0.8),
          new Outcome("converted", 0.004, 0),
          new Outcome("deferred", 0.004, 0),
          new Outcome("delivered", 0.985, 0),
          new Outcome("dropped", 0.003, 0),
          new Outcome("opened", 0.55, 0.55),
          new Outcome("sent", 1, 0),
          new Outcome("spammed", 0.0004, 0),
          new Outcome("unsubscribed", 0.0015, 0));

  /** As the migration that brought them fills them. */
  private static final List<String> DERIVED =
      List.of(
          "INSERT INTO provider_counts SELECT hour, feed, object_type, metric, mailbox_provider,"
              + " sum(events), sum(human) FROM hourly_counts"
              + " GROUP BY hour, feed, object_type, metric, mailbox_provider",
          "INSERT INTO source_counts SELECT hour, feed, object_type, metric, campaign_id,"
              + " broadcast_id, newsletter_id, transactional_message_id, sum(events), sum(human),"
              + " sum(CASE WHEN mailbox_provider = 'gmail' THEN events ELSE 0 END)"
              + " FROM hourly_counts GROUP BY hour, feed, object_type, metric, campaign_id,"
              + " broadcast_id, newsletter_id, transactional_message_id",
          "INSERT INTO bounce_counts SELECT hour, feed, object_type, metric, CASE WHEN metric ="
              + " 'deferred' THEN 'rate_limited' WHEN mailbox_provider = 'microsoft' THEN"
              + " 'authentication' WHEN mailbox_provider = 'apple' THEN 'mailbox_full' ELSE"
              + " 'bad_address' END, campaign_id, broadcast_id, newsletter_id,"
              + " transactional_message_id, action_id, content_id, mailbox_provider, events"
              + " FROM hourly_counts WHERE metric IN ('bounced', 'deferred')",
          "INSERT INTO bounce_samples SELECT DISTINCT hour, feed, object_type, metric, cause,"
              + " mailbox_provider, hour, hour, '2027-01-01T00:00:00Z e', 'd1', '550 5.7.515 Access"
              + " denied' FROM bounce_counts");

  private final Connection connection;
  private final Volume volume;
  private final Random random = new Random(1);
  private long counted;

  CountRows(Connection connection, Volume volume) {
    this.connection = connection;
    this.volume = volume;
  }

  /** Says how many events were counted. */
  long write() throws SQLException {
    List<Sender> senders = Sender.all(volume, random);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO hourly_counts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (int hour = 0; hour < volume.hours(); hour++) {
        hour(insert, senders, hour);
      }
    }
    try (Statement statement = connection.createStatement()) {
      for (String sql : DERIVED) {
        statement.execute(sql);
      }
    }
    connection.commit();
    return counted;
  }

  private void hour(PreparedStatement insert, List<Sender> senders, int hour) throws SQLException {
    Instant time = volume.end().minus(volume.hours() - hour, ChronoUnit.HOURS);
    Map<String, Object[]> rows = new TreeMap<>();
    for (Sender sender : senders) {
      if (sender.sendsAt(hour)) {
        OUTCOMES.forEach(outcome -> outcome(rows, sender, outcome, hour, time));
      }
    }
    persons(rows, "subscribed", 60, time);
    persons(rows, "unsubscribed", 25, time);
    for (Object[] row : rows.values()) {
      for (int i = 0; i < row.length; i++) {
        insert.setObject(i + 1, row[i]);
      }
      insert.addBatch();
      counted += (long) row[11];
    }
    insert.executeBatch();
  }

  private void outcome(
      Map<String, Object[]> rows, Sender sender, Outcome outcome, int hour, Instant time) {
    double expected = outcome.share * sender.perHour() * sender.share(outcome.answers(), hour);
    boolean mail = sender.type().equals("email");
    for (int i = 0; i < PROVIDERS.length; i++) {
      boolean reported = i > 0 || !outcome.metric.equals("spammed");
      long count = reported ? poisson(expected * SHARES[i]) : 0;
      if (count > 0) {
        Object[] row = row(sender, outcome, mail ? PROVIDERS[i] : "other", time);
        row[11] = count;
        row[12] = Math.round(count * outcome.human);
        rows.merge(key(row), row, CountRows::sum);
      }
    }
  }

  private static Object[] row(Sender sender, Outcome outcome, String provider, Instant time) {
    return new Object[] {
      time.toString(),
      "default",
      sender.type(),
      outcome.metric,
      sender.campaign(),
      0L,
      sender.newsletter(),
      sender.transactional(),
      sender.action(),
      sender.content(),
      provider,
      0L,
      0L
    };
  }

  private static String key(Object[] row) {
    return String.format(
        Locale.ROOT,
        "%s %-12s %09d %09d %09d %09d %09d %s",
        row[2].toString(),
        row[3].toString(),
        (Long) row[4],
        (Long) row[6],
        (Long) row[7],
        (Long) row[8],
        (Long) row[9],
        row[10].toString());
  }

  private static Object[] sum(Object[] one, Object[] other) {
    one[11] = (long) one[11] + (long) other[11];
    one[12] = (long) one[12] + (long) other[12];
    return one;
  }

  private void persons(Map<String, Object[]> rows, String metric, double expected, Instant time) {
    long count = 1 + poisson(expected);
    rows.put(
        "customer " + metric,
        new Object[] {
          time.toString(), "default", "customer", metric, 0L, 0L, 0L, 0L, 0L, 0L, "other", count, 0L
        });
  }

  private long poisson(double expected) {
    if (expected > 30) {
      return Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()));
    }
    double least = Math.exp(-expected);
    long count = 0;
    for (double product = random.nextDouble(); product > least; count++) {
      product *= random.nextDouble();
    }
    return count;
  }
}
