import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/**
 * Writes people, what was sent to them, what happened of late, who is suppressed and what sources
 * are called. For one thread.
 */
final class KeptRows {
  private static final int AT_ONCE = 5_000;
  private static final int MESSAGES_OF_A_PERSON = 12;
  private static final int SUPPRESSED_ONE_IN = 50;

  private final Connection connection;
  private final Volume volume;
  private final Random random = new Random(2);

  KeptRows(Connection connection, Volume volume) {
    this.connection = connection;
    this.volume = volume;
  }

  void write() throws SQLException {
    long people = Math.max(1, volume.messages() / MESSAGES_OF_A_PERSON);
    names();
    people(people);
    messages(people);
  }

  private void names() throws SQLException {
    try (Rows rows =
        new Rows("INSERT INTO names VALUES ('default', ?, ?, NULL, ?, 'running', ?)")) {
      for (String kind : List.of("campaign", "transactional", "newsletter")) {
        for (long id = 1; id <= 200; id++) {
          rows.add(kind, id, "The " + kind + " of " + id, volume.end().toString());
        }
      }
    }
  }

  private void people(long people) throws SQLException {
    String when = volume.end().toString();
    String suppression =
        "INSERT INTO suppressions (feed, object_type, address, reason, since, last_event_at, person,"
            + " last_event_from, cause) VALUES ('default', 'email', ?, 'bounced', ?, ?, ?, ?,"
            + " 'bad_address')";
    try (Rows rows =
            new Rows(
                "INSERT INTO people (feed, person, cio_id, customer_id, email_address, subscribed,"
                    + " subscription_changed_at, first_event_at, last_event_at) VALUES ('default', ?,"
                    + " ?, ?, ?, TRUE, ?, ?, ?)");
        Rows suppressed = new Rows(suppression)) {
      for (long i = 0; i < people; i++) {
        rows.add(person(i), person(i), Long.toString(i), address(i), when, when, when);
        if (i % SUPPRESSED_ONE_IN == 0) {
          suppressed.add(address(i), when, when, person(i), when + " e");
        }
      }
    }
  }

  /** As ids are: not in the order of their making. */
  private static String person(long i) {
    return String.format(java.util.Locale.ROOT, "%016x", i * 0x9E3779B97F4A7C15L);
  }

  private static String address(long i) {
    return "person" + i + "@" + CountRows.PROVIDERS[(int) (i % 5)] + ".example.com";
  }

  private void messages(long people) throws SQLException {
    long messages = volume.messages();
    Duration span = Duration.ofDays(volume.days());
    Instant ofLate = volume.end().minus(Volume.DAYS_OF_ACTIVITY, ChronoUnit.DAYS);
    try (Rows deliveries =
            new Rows(
                "INSERT INTO deliveries (feed, delivery_id, object_type, person, recipient,"
                    + " campaign_id, newsletter_id, action_id, subject, opens, human_opens, sent_at,"
                    + " delivered_at, opened_at, human_opened_at, first_event_at, last_event_at)"
                    + " VALUES ('default', ?, 'email', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        Rows activity =
            new Rows(
                "INSERT INTO activity (feed, event_id, person, timestamp, received_at, object_type,"
                    + " metric, delivery_id, campaign_id, newsletter_id, action_id,"
                    + " mailbox_provider, human, href) VALUES ('default', ?, ?, ?, ?, 'email', ?, ?,"
                    + " ?, ?, ?, ?, ?, ?)")) {
      for (long i = 0; i < messages; i++) {
        Instant sent =
            volume
                .end()
                .minus(span)
                .plusSeconds(span.toSeconds() * i / messages)
                .truncatedTo(ChronoUnit.SECONDS);
        message(deliveries, sent.isBefore(ofLate) ? null : activity, i, people, sent);
      }
    }
  }

  private void message(Rows deliveries, Rows activity, long i, long people, Instant sent)
      throws SQLException {
    long who = Math.floorMod(i * 7_919, people);
    String delivery = "d" + person(i);
    Long campaign = i % 5 < 3 ? 1 + i % 120 : null;
    Long newsletter = campaign == null ? 1 + i / Math.max(1, volume.messages() / 171 + 1) : null;
    Long action = campaign == null ? null : 10 * campaign + 1 + i % 4;
    boolean opened = random.nextInt(100) < 55;
    boolean human = opened && random.nextBoolean();
    Instant opening = sent.plusSeconds((long) (3600 * Math.exp(random.nextGaussian() * 1.5)));
    String at = sent.toString();
    String openedAt = opened ? opening.toString() : null;
    deliveries.add(
        delivery,
        person(who),
        address(who),
        campaign,
        newsletter,
        action,
        "Subject " + i % 400,
        opened ? 1 : 0,
        human ? 1 : 0,
        at,
        at,
        openedAt,
        human ? openedAt : null,
        at,
        opened ? openedAt : at);
    if (activity != null) {
      String provider = CountRows.PROVIDERS[(int) (who % 5)];
      for (String metric :
          opened ? List.of("sent", "delivered", "opened") : List.of("sent", "delivered")) {
        boolean open = metric.equals("opened");
        activity.add(
            metric + person(i),
            person(who),
            open ? openedAt : at,
            at,
            metric,
            delivery,
            campaign,
            newsletter,
            action,
            provider,
            open ? human : null,
            null);
      }
    }
  }

  /** Rows on their way into a table. For one thread. */
  private final class Rows implements AutoCloseable {
    private final PreparedStatement insert;
    private int waiting;

    Rows(String sql) throws SQLException {
      insert = connection.prepareStatement(sql);
    }

    void add(Object... values) throws SQLException {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.addBatch();
      if (++waiting == AT_ONCE) {
        insert.executeBatch();
        waiting = 0;
      }
    }

    @Override
    public void close() throws SQLException {
      insert.executeBatch();
      insert.close();
      connection.commit();
    }
  }
}
