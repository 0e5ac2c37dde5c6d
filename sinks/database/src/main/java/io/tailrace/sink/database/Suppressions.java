package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.customerio.MailAddress;
import io.tailrace.customerio.PhoneNumber;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Shows which addresses are suppressed, and lifts that: the address may be written to again, until
 * a later event suppresses it anew. Who lifted it, when and why is kept. Safe for use by many
 * threads.
 */
public final class Suppressions {
  private static final String LISTED =
      "SELECT s.feed, s.object_type, s.address, s.reason, s.cause, s.since, s.last_event_at,"
          + " s.person, s.failure_message, l.lifted_at, l.lifted_by, l.why"
          + " FROM suppressions s LEFT JOIN suppression_lifts l ON l.address = s.address"
          + " AND l.feed = s.feed AND l.object_type = s.object_type"
          + " AND l.lifted_at = (SELECT max(lifted_at) FROM suppression_lifts m"
          + " WHERE m.address = s.address AND m.feed = s.feed AND m.object_type = s.object_type)"
          + " WHERE s.feed = coalesce(CAST(? AS TEXT), s.feed)";
  private static final String OF_ADDRESS = " AND s.address IN (?, ?, ?)";
  private static final String IN_EFFECT =
      " AND s.object_type = coalesce(CAST(? AS TEXT), s.object_type)"
          + " AND (l.lifted_at IS NULL OR l.lifted_at < s.last_event_at)";
  private static final String LATEST_FIRST = " ORDER BY s.last_event_at DESC, s.address LIMIT ?";
  private static final String INSERT =
      "INSERT INTO suppression_lifts (feed, object_type, address, lifted_at, lifted_by, why)"
          + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  private static final int MOST = 1_000;

  private final DatabaseDoor engine;
  private final DatabaseReader reader;

  public Suppressions(Database database) {
    this.engine = database.engine();
    this.reader = new DatabaseReader(database);
  }

  /**
   * What is to be lifted. Immutable.
   *
   * @param address in any spelling
   * @param feed null = in all
   * @param objectType the channel; null = every
   */
  public record Lift(String address, String feed, String objectType, String by, String why) {}

  /**
   * The suppressions of an address, or those of the latest events; also what was lifted, with the
   * last time that it was.
   *
   * @param address in any spelling; null = all
   * @param feed null = all
   */
  public List<Map<String, Object>> list(String address, String feed, int limit)
      throws SinkUnavailableException {
    if (address == null) {
      return reader.ask(LISTED + LATEST_FIRST, feed, (long) limit);
    }
    return reader.ask(
        LISTED + OF_ADDRESS + LATEST_FIRST,
        feed,
        address,
        MailAddress.key(address),
        PhoneNumber.key(address.strip()),
        (long) limit);
  }

  /**
   * Lifts what suppresses this address now.
   *
   * @return what that was; none if nothing did
   */
  public List<Map<String, Object>> lift(Lift lift, Instant now) throws SinkUnavailableException {
    List<Map<String, Object>> found = inEffect(lift);
    if (found.isEmpty()) {
      return found;
    }
    try (OpenDatabase database = OpenDatabase.existing(engine)) {
      database.write(
          () -> {
            insert(database, lift, found, now);
            return found.size();
          });
      return found;
    } catch (SQLException e) {
      throw engine.unavailable(e);
    }
  }

  /** What that would lift. */
  public List<Map<String, Object>> inEffect(Lift lift) throws SinkUnavailableException {
    return reader.ask(
        LISTED + OF_ADDRESS + IN_EFFECT + LATEST_FIRST,
        lift.feed,
        lift.address,
        MailAddress.key(lift.address),
        PhoneNumber.key(lift.address.strip()),
        lift.objectType,
        (long) MOST);
  }

  private static void insert(
      OpenDatabase database, Lift lift, List<Map<String, Object>> found, Instant now)
      throws SQLException {
    try (PreparedStatement statement = database.connection().prepareStatement(INSERT)) {
      for (Map<String, Object> row : found) {
        Instant last = Timestamps.parse((String) row.get("last_event_at"));
        Instant at = now.isBefore(last) ? last : now.truncatedTo(ChronoUnit.SECONDS);
        Object[] values = {
          row.get("feed"), row.get("object_type"), row.get("address"), at, lift.by, lift.why
        };
        for (int i = 0; i < values.length; i++) {
          database.dialect().bind(statement, i + 1, values[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
