package io.tailrace.sink.database;

import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.sink.database.FoldedPages.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets go of suppressions whose bounce was not the address's fault, and of those of a list's joined
 * text; then folds all bounced deliveries that are kept, so that an address that had both kinds of
 * bounce stays suppressed. For one thread.
 */
final class SuppressionsReread {
  private static final List<String> KEY = List.of("address", "feed", "object_type", "reason");
  private final FoldedPages pages;

  SuppressionsReread(FoldedPages pages) {
    this.pages = pages;
  }

  void run() throws SQLException {
    pages.walk(
        "SELECT address, feed, object_type, reason, failure_message FROM suppressions"
            + " WHERE (address, feed, object_type, reason) > (?, ?, ?, ?)"
            + " ORDER BY address, feed, object_type, reason",
        KEY,
        page -> {
          for (Row row : page) {
            judge(row);
          }
        });
    pages.foldAll(
        SuppressionRows.TABLE,
        "SELECT seq, feed, delivery_id, object_type, person, recipient, failure_message,"
            + " bounced_at FROM deliveries WHERE seq > ? AND bounced_at IS NOT NULL"
            + " AND recipient IS NOT NULL AND object_type <> 'customer' ORDER BY seq",
        List.of("seq"),
        SuppressionsReread::bounced);
  }

  private void judge(Row row) throws SQLException {
    ObjectType type = ObjectType.of(row.text("object_type"));
    Metric reason = Metric.of(row.text("reason"));
    String failure = row.text("failure_message");
    List<String> meant = SuppressionRows.addresses(type, row.text("address"), failure, null);
    boolean stays =
        SuppressionRows.suppresses(reason, type, failure)
            && meant.equals(List.of(row.text("address")));
    Object[] key = KEY.stream().map(row::text).toArray();
    String where = " WHERE address = ? AND feed = ? AND object_type = ? AND reason = ?";
    if (!stays) {
      pages.execute("DELETE FROM suppressions" + where, key);
    } else if (reason.equals(Metric.BOUNCED)) {
      String cause = SuppressionRows.cause(reason, type, failure);
      pages.execute(
          "UPDATE suppressions SET cause = ?" + where, cause, key[0], key[1], key[2], key[3]);
    }
  }

  private static void bounced(Row row, Consumer<Object[]> rows) {
    ObjectType type = ObjectType.of(row.text("object_type"));
    String failure = row.text("failure_message");
    if (!SuppressionRows.suppresses(Metric.BOUNCED, type, failure)) {
      return;
    }
    for (String address : SuppressionRows.addresses(type, row.text("recipient"), failure, null)) {
      rows.accept(
          new Object[] {
            row.text("feed"),
            address,
            type.name(),
            Metric.BOUNCED.name(),
            row.time("bounced_at"),
            row.time("bounced_at"),
            Timestamps.seconds(row.time("bounced_at")) + " ",
            row.text("person"),
            row.text("delivery_id"),
            failure,
            SuppressionRows.cause(Metric.BOUNCED, type, failure)
          });
    }
  }
}
