package io.tailrace.sink.database;

import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.customerio.SubscriptionPreferences;
import io.tailrace.sink.database.OptOutRows.Change;
import io.tailrace.sink.database.OptOutRows.Who;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads once more what rows of older versions meant, as far as the tables can tell: events of type
 * {@code customer} that were taken for messages, opt-outs that counted for nothing, and bounces
 * that suppressed though the address was not at fault. Each step folds, so that nothing that is
 * right already changes. For one thread.
 */
final class RereadTables {
  private static final List<String> PERSONS_EVENTS =
      List.of(Metric.SUBSCRIBED.name(), Metric.UNSUBSCRIBED.name());

  private final Connection connection;
  private final Dialect dialect;

  RereadTables(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  void run() throws SQLException {
    FoldedPages pages = new FoldedPages(connection, dialect);
    personsEvents(pages);
    optOuts(pages);
    addresses(pages);
    new SuppressionsReread(pages).run();
    pages.execute("DELETE FROM deliveries WHERE object_type = 'customer'");
  }

  /** What was of type customer and named a delivery or a recipient counted for no person. */
  private void personsEvents(FoldedPages pages) throws SQLException {
    pages.fold(
        PersonRows.TABLE,
        "SELECT seq, feed, person, metric, timestamp, event_id FROM activity WHERE seq > ?"
            + " AND object_type = 'customer' AND person IS NOT NULL ORDER BY seq",
        row ->
            PERSONS_EVENTS.contains(row.text("metric"))
                ? PersonRows.subscription(
                    new Who(row.text("feed"), row.text("person")),
                    new Change(
                        row.text("metric").equals(Metric.UNSUBSCRIBED.name()),
                        row.time("timestamp"),
                        row.text("event_id")))
                : null);
    pages.fold(
        PersonRows.TABLE,
        "SELECT seq, feed, person, unsubscribed_at FROM deliveries WHERE seq > ?"
            + " AND object_type = 'customer' AND unsubscribed_at IS NOT NULL"
            + " AND person IS NOT NULL ORDER BY seq",
        row ->
            PersonRows.subscription(
                new Who(row.text("feed"), row.text("person")),
                new Change(true, row.time("unsubscribed_at"), "")));
  }

  private void optOuts(FoldedPages pages) throws SQLException {
    pages.fold(
        OptOutRows.TABLE,
        "SELECT seq, feed, person, object_type, recipient, delivery_id, unsubscribed_at"
            + " FROM deliveries WHERE seq > ? AND object_type <> 'customer'"
            + " AND unsubscribed_at IS NOT NULL AND person IS NOT NULL ORDER BY seq",
        row ->
            OptOutRows.message(
                new Who(row.text("feed"), row.text("person")),
                row.text("object_type"),
                new Change(true, row.time("unsubscribed_at"), ""),
                row.mailbox(),
                row.text("delivery_id")));
    pages.foldAll(
        OptOutRows.TABLE,
        "SELECT feed, person, preferences, preferences_from FROM people"
            + " WHERE (person, feed) > (?, ?) AND preferences IS NOT NULL ORDER BY person, feed",
        List.of("person", "feed"),
        (row, rows) -> {
          Who who = new Who(row.text("feed"), row.text("person"));
          Change change = row.stamp("preferences_from");
          SubscriptionPreferences.read(row.text("preferences"))
              .forEach(
                  choice ->
                      rows.accept(
                          OptOutRows.preference(
                              who,
                              choice,
                              new Change(!choice.wanted(), change.at(), change.eventId()))));
        });
  }

  private void addresses(FoldedPages pages) throws SQLException {
    pages.fold(
        AddressRows.TABLE,
        "SELECT seq, feed, person, object_type, recipient, first_event_at, last_event_at"
            + " FROM deliveries WHERE seq > ? AND object_type IN ('sms', 'whatsapp')"
            + " AND recipient IS NOT NULL AND person IS NOT NULL ORDER BY seq",
        row ->
            new Object[] {
              row.text("feed"),
              AddressRows.keyOf(ObjectType.SMS, row.text("recipient")),
              row.text("object_type"),
              row.text("person"),
              row.time("first_event_at"),
              row.time("last_event_at")
            });
  }
}
