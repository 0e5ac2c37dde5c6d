package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sink.SourceName;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import io.tailrace.customerio.MailAddress;
import io.tailrace.customerio.PhoneNumber;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the database beside whoever writes it, on a read-only connection per question. Safe for use
 * by many threads.
 */
public final class DatabaseReader {
  /** A cio_id is always the key of its person. */
  private static final List<String> NAMED =
      List.of(
          "person = (SELECT who FROM asked)",
          "person = (SELECT lowered FROM asked)",
          "customer_id = (SELECT who FROM asked)",
          "lower(email_address) = (SELECT lowered FROM asked)",
          "(feed, person) IN (SELECT feed, person FROM addresses"
              + " WHERE address IN (SELECT who FROM asked UNION SELECT phone FROM asked))");

  private static final String PEOPLE =
      "SELECT feed, person, cio_id, customer_id, email_address, subscribed,"
          + " subscription_changed_at, preferences, preferences_changed_at, first_event_at,"
          + " last_event_at FROM people WHERE feed = coalesce((SELECT feed FROM asked), feed) AND ";
  private static final String DO_NOT_CONTACT =
      "SELECT object_type, address, reason, cause, since, event_id FROM do_not_contact WHERE feed = ? AND ";

  private final DatabaseDoor engine;
  private final Duration time;
  private final long start;

  public DatabaseReader(Database database) {
    this(database.engine(), null);
  }

  private DatabaseReader(DatabaseDoor engine, Duration time) {
    this.engine = engine;
    this.time = time;
    this.start = System.nanoTime();
  }

  /**
   * The same, for questions that together, from now on, take no longer than that: the one that
   * would ends with {@link QueryTooSlowException}.
   */
  public DatabaseReader within(Duration together) {
    return new DatabaseReader(engine, together);
  }

  /** Whether this event was folded, and its activity is still kept. */
  public boolean holds(String feed, String eventId) throws SinkUnavailableException {
    return !ask("SELECT 1 FROM activity WHERE event_id = ? AND feed = ?", eventId, feed).isEmpty();
  }

  /**
   * The people that this is an id or an address of, in one feed or, if that is null, in all; column
   * by column. Nobody is merged, so one human may be several.
   */
  public List<Map<String, Object>> people(String who, String feed) throws SinkUnavailableException {
    return ask(
        // A UNION, so that each part has its index.
        "WITH asked AS (SELECT CAST(? AS TEXT) AS who, CAST(? AS TEXT) AS lowered,"
            + " CAST(? AS TEXT) AS feed, CAST(? AS TEXT) AS phone) "
            + NAMED.stream().map(PEOPLE::concat).collect(Collectors.joining(" UNION "))
            + " ORDER BY last_event_at DESC, feed, person LIMIT 20",
        who,
        Addresses.lowered(MailAddress.key(who)),
        feed,
        PhoneNumber.key(who.strip()));
  }

  /** A person's events, newest first. */
  public List<Map<String, Object>> activity(String feed, String person, int limit)
      throws SinkUnavailableException {
    return ask(
        "SELECT timestamp, event_type, event_id, delivery_id, campaign_id, broadcast_id,"
            + " newsletter_id, transactional_message_id, human, href, failure_message, cause FROM activity"
            + " WHERE feed = ? AND person = ? ORDER BY timestamp DESC, seq DESC LIMIT ?",
        feed,
        person,
        (long) limit);
  }

  /** What was sent to a person, newest first. */
  public List<Map<String, Object>> deliveries(String feed, String person, int limit)
      throws SinkUnavailableException {
    return ask(
        "SELECT last_event_at, object_type, status, subject, recipient, delivery_id, campaign_id,"
            + " broadcast_id, newsletter_id, transactional_message_id, human_opens, human_clicks,"
            + " failure_message FROM deliveries WHERE feed = ? AND person = ?"
            + " ORDER BY last_event_at DESC LIMIT ?",
        feed,
        person,
        (long) limit);
  }

  /** One message as it stands now, column by column; empty if it is not known. */
  public Map<String, Object> delivery(String feed, String deliveryId)
      throws SinkUnavailableException {
    List<Map<String, Object>> found =
        ask("SELECT * FROM deliveries WHERE feed = ? AND delivery_id = ?", feed, deliveryId);
    return found.isEmpty() ? Map.of() : found.get(0);
  }

  /**
   * Why a person, or this address of theirs, must not be contacted; empty if nothing says so. An
   * address that another person has unsubscribed counts: it is the same mailbox.
   */
  public List<Map<String, Object>> doNotContact(String feed, String person, String address)
      throws SinkUnavailableException {
    return ask(
        DO_NOT_CONTACT
            + "person = ? UNION "
            + DO_NOT_CONTACT
            + "address IN (?, ?, ?, ?) ORDER BY since",
        feed,
        person,
        feed,
        address,
        Addresses.lowered(address),
        address == null ? null : MailAddress.key(address),
        address == null ? null : PhoneNumber.key(address.strip()));
  }

  /** Which topics a person does not want; of others, and of what has no topic, they may be told. */
  public List<Map<String, Object>> topicOptOuts(String feed, String person)
      throws SinkUnavailableException {
    return ask(
        "SELECT topic, object_type, since FROM topic_opt_outs WHERE feed = ? AND person = ?"
            + " ORDER BY topic, object_type",
        feed,
        person);
  }

  /** What campaigns, newsletters and so on are called, as far as an App API key told it. */
  public List<SourceName> names() throws SinkUnavailableException {
    return ask("SELECT feed, kind, id, parent_id, name, state, refreshed_at FROM names").stream()
        .map(DatabaseReader::name)
        .toList();
  }

  private static SourceName name(Map<String, Object> row) {
    return new SourceName(
        (String) row.get("feed"),
        (String) row.get("kind"),
        ((Number) row.get("id")).longValue(),
        row.get("parent_id") instanceof Number parent ? parent.longValue() : null,
        (String) row.get("name"),
        (String) row.get("state"),
        Timestamps.parse((String) row.get("refreshed_at")));
  }

  /** All suppressed e-mail addresses. */
  public SuppressedMail suppressedMail() {
    return new SuppressedMail(this);
  }

  /** Why messages were refused. */
  public Bounces bounces() {
    return new Bounces(this);
  }

  /** What says not to write to addresses. */
  public Contacts contacts() {
    return new Contacts(engine);
  }

  /** What is there of many deliveries at once. */
  public HeldDeliveries held() {
    return new HeldDeliveries(this);
  }

  /** Some rows of a source around a time. */
  public RowSamples samples() {
    return new RowSamples(this);
  }

  /** How often things happened. */
  public CountsReader happened() {
    return new CountsReader(this, engine);
  }

  /** How much there is; reads every row. */
  public DatabaseCounts counts() throws SinkUnavailableException {
    Map<String, Object> counts =
        ask("SELECT (SELECT count(*) FROM people) AS people,"
                + " (SELECT count(*) FROM deliveries) AS deliveries,"
                + " (SELECT count(*) FROM suppressions) AS suppressions,"
                + " (SELECT count(*) FROM activity) AS activity,"
                + " (SELECT coalesce(sum(events), 0) FROM hourly_counts) AS counted,"
                + " (SELECT count(*) FROM quarantine) AS quarantine,"
                + " (SELECT count(*) FROM dead_letters) AS dead_letters")
            .get(0);
    return DatabaseCounts.of(counts);
  }

  /**
   * Runs one SELECT that somebody typed: read-only, with no access to files, other databases or
   * settings; it ends by the limits, whatever it asks for.
   *
   * @throws SqlRefusedException if it is not such a SELECT, is wrong, or does not end in time
   */
  public SqlResult sql(String query, SqlLimits limits)
      throws SqlRefusedException, SinkUnavailableException {
    try {
      return engine.select(query, limits);
    } catch (SQLException e) {
      throw engine.unavailable(e);
    }
  }

  List<Map<String, Object>> ask(String sql, Object... values) throws SinkUnavailableException {
    try (Connection connection = engine.reader()) {
      return rows(connection, sql, values);
    } catch (SQLException e) {
      throw engine.unavailable(e);
    }
  }

  List<Map<String, Object>> rows(Connection connection, String sql, Object[] values)
      throws SQLException, QueryTooSlowException {
    if (time == null) {
      return maps(connection, sql, values);
    }
    Duration left = time.minusNanos(System.nanoTime() - start);
    DatabaseDoor.TimeLimit limit = engine.limit(connection, left);
    try {
      return maps(connection, sql, values);
    } catch (SQLException e) {
      if (limit.hasEnded(e)) {
        throw new QueryTooSlowException(time, e);
      }
      throw e;
    }
  }

  private List<Map<String, Object>> maps(Connection connection, String sql, Object[] values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        Object value = values[i] instanceof String text ? DatabaseText.clean(text) : values[i];
        engine.dialect().bind(statement, i + 1, value);
      }
      return maps(statement.executeQuery());
    }
  }

  private List<Map<String, Object>> maps(ResultSet rows) throws SQLException {
    List<String> names = names(rows.getMetaData());
    List<Map<String, Object>> maps = new ArrayList<>();
    while (rows.next()) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        map.put(names.get(i), engine.dialect().value(rows, i + 1));
      }
      maps.add(map);
    }
    return maps;
  }

  /** Once for all rows: asking for each value takes longer than the value. */
  private static List<String> names(ResultSetMetaData columns) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnName(i));
    }
    return names;
  }
}
