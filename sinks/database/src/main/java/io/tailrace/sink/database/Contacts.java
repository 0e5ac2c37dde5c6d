package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.customerio.MailAddress;
import io.tailrace.customerio.PhoneNumber;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks up what says not to write to addresses, many over one connection: each is a few looks into
 * an index. Safe for use by many threads.
 */
public final class Contacts {
  private static final String COLUMNS =
      "SELECT feed, object_type, address, reason, cause, since, event_id FROM do_not_contact WHERE ";
  private static final String OWNERS =
      "SELECT feed, person FROM people WHERE lower(email_address) = ? UNION"
          + " SELECT feed, person FROM addresses WHERE address IN (?, ?)"
          + " ORDER BY feed, person LIMIT 20";
  private static final String TOPICS =
      "SELECT feed, topic, object_type, since FROM topic_opt_outs WHERE person = ? AND feed = ?"
          + " ORDER BY topic, object_type";

  private final DatabaseDoor engine;

  Contacts(DatabaseDoor engine) {
    this.engine = engine;
  }

  /**
   * What says not to write to an address, or to its owner. Immutable.
   *
   * @param objectType the channel; {@code customer} = every
   * @param address the one that it is about; null = all that its owner has
   * @param cause of a bounce; null = none
   * @param since when; null = not known
   * @param eventId the event that says so; null = not known
   */
  public record WhyNot(
      String feed,
      String objectType,
      String address,
      String reason,
      String cause,
      Instant since,
      String eventId) {}

  /** A topic that an address's owner does not want. Immutable. */
  public record Topic(String feed, String topic, String objectType, Instant since) {}

  /**
   * What is known of an address. Immutable.
   *
   * @param owners how many people it is known to be an address of
   * @param ofAddress what is said of the address itself
   * @param ofOwners what is said of its owners, some of it of other addresses of theirs
   */
  public record Found(
      int owners, List<WhyNot> ofAddress, List<WhyNot> ofOwners, List<Topic> topics) {}

  /**
   * Looks these up, in their order.
   *
   * @param feed null = in all
   */
  public List<Found> find(List<String> addresses, String feed) throws SinkUnavailableException {
    try (Connection connection = engine.reader();
        Statements statements = new Statements(connection, engine.dialect())) {
      List<Found> found = new ArrayList<>();
      for (String address : addresses) {
        found.add(statements.find(address, feed));
      }
      return found;
    } catch (SQLException e) {
      throw engine.unavailable(e);
    }
  }

  /** The questions, each prepared once. */
  private record Statements(
      PreparedStatement byAddress,
      PreparedStatement owners,
      PreparedStatement byOwner,
      PreparedStatement topics,
      Dialect dialect)
      implements AutoCloseable {

    private Statements(Connection connection, Dialect dialect) throws SQLException {
      this(
          connection.prepareStatement(COLUMNS + "address IN (?, ?, ?, ?) ORDER BY since"),
          connection.prepareStatement(OWNERS),
          connection.prepareStatement(COLUMNS + "person = ? AND feed = ? ORDER BY since"),
          connection.prepareStatement(TOPICS),
          dialect);
    }

    Found find(String asked, String feed) throws SQLException {
      String mail = MailAddress.key(asked);
      String phone = PhoneNumber.key(asked.strip());
      List<WhyNot> ofAddress = new ArrayList<>();
      List<WhyNot> ofOwners = new ArrayList<>();
      List<Topic> topics = new ArrayList<>();
      List<String[]> owners = owners(Addresses.lowered(mail), asked, phone, feed);
      reasons(byAddress, ofAddress, feed, asked, Addresses.lowered(mail), mail, phone);
      for (String[] owner : owners) {
        reasons(byOwner, ofOwners, feed, owner[1], owner[0]);
        topics(owner[1], owner[0], topics);
      }
      return new Found(owners.size(), ofAddress, ofOwners, topics);
    }

    /** Feed and person of each. */
    private List<String[]> owners(String mail, String asked, String phone, String feed)
        throws SQLException {
      List<String[]> found = new ArrayList<>();
      try (ResultSet rows = ask(owners, mail, asked, phone)) {
        while (rows.next()) {
          if (feed == null || feed.equals(rows.getString(1))) {
            found.add(new String[] {rows.getString(1), rows.getString(2)});
          }
        }
      }
      return found;
    }

    private void reasons(
        PreparedStatement statement, List<WhyNot> into, String feed, String... values)
        throws SQLException {
      try (ResultSet row = ask(statement, (Object[]) values)) {
        while (row.next()) {
          if (feed == null || feed.equals(row.getString(1))) {
            into.add(
                new WhyNot(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    dialect.time(row, 6),
                    row.getString(7)));
          }
        }
      }
    }

    private void topics(String person, String feed, List<Topic> into) throws SQLException {
      try (ResultSet row = ask(topics, person, feed)) {
        while (row.next()) {
          into.add(
              new Topic(
                  row.getString(1), row.getString(2), row.getString(3), dialect.time(row, 4)));
        }
      }
    }

    private ResultSet ask(PreparedStatement statement, Object... values) throws SQLException {
      for (int i = 0; i < values.length; i++) {
        dialect.bind(statement, i + 1, values[i]);
      }
      return statement.executeQuery();
    }

    @Override
    public void close() throws SQLException {
      byAddress.close();
      owners.close();
      byOwner.close();
      topics.close();
    }
  }
}
