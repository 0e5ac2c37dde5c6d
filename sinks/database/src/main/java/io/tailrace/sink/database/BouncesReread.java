package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.customerio.Metric;
import io.tailrace.sink.database.BounceRows.Refusal;
import io.tailrace.sink.database.BounceRows.Sample;
import io.tailrace.sink.database.FoldedPages.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Counts the bounces that the activity held before bounces were counted by cause: from the latest
 * down to the oldest, a slice in each transaction, so that a large database opens as quickly as a
 * small one. A row that has its cause is counted, and how far it came is noted in the same
 * transaction; so each counts once, whatever interrupts it. For one thread.
 */
final class BouncesReread {
  static final int SLICE = 5_000;
  private static final int SLICES_AT_ONCE = 20;
  private static final String LOWEST =
      "SELECT min(seq) AS lowest FROM (SELECT seq FROM activity WHERE seq <= ?"
          + " ORDER BY seq DESC LIMIT "
          + SLICE
          + ") AS slice";
  private static final List<String> IDS =
      List.of(
          "campaign_id",
          "broadcast_id",
          "newsletter_id",
          "transactional_message_id",
          "action_id",
          "content_id");
  private static final String REFUSED =
      "SELECT seq, feed, event_id, delivery_id, timestamp, object_type, metric, mailbox_provider,"
          + " failure_message, "
          + String.join(", ", IDS)
          + " FROM activity WHERE seq >= ? AND seq <= ? AND cause IS NULL AND metric IN ("
          + BounceRows.REFUSALS.stream()
              .map(metric -> "'" + metric.name() + "'")
              .sorted()
              .collect(Collectors.joining(", "))
          + ") ORDER BY seq";

  private final OpenDatabase database;
  private final Bookkeeping bookkeeping;
  private final FoldedPages pages;

  BouncesReread(OpenDatabase database) {
    this.database = database;
    this.bookkeeping = new Bookkeeping(database.connection());
    this.pages = new FoldedPages(database.connection(), database.dialect());
  }

  /** Goes on for a while; returns whether anything is left. */
  boolean run() throws SQLException, SinkUnavailableException {
    boolean more = true;
    for (int i = 0; i < SLICES_AT_ONCE && more; i++) {
      more = database.writeAlone(this::slice);
    }
    return more;
  }

  private boolean slice() throws SQLException {
    String noted = bookkeeping.get(Bookkeeping.BOUNCES_UNREAD_TO);
    if (noted == null) {
      return false;
    }
    long to = Long.parseLong(noted);
    Row lowest = pages.ask(LOWEST, List.of(to)).get(0);
    if (lowest.number("lowest") == null) {
      bookkeeping.remove(Bookkeeping.BOUNCES_UNREAD_TO);
      return false;
    }
    long from = lowest.number("lowest");
    count(pages.ask(REFUSED, List.of(from, to)));
    bookkeeping.set(Bookkeeping.BOUNCES_UNREAD_TO, String.valueOf(from - 1));
    return true;
  }

  private void count(List<Row> refused) throws SQLException {
    FoldedRows counted = new FoldedRows(BounceRows.COUNTS);
    FoldedRows shown = new FoldedRows(BounceRows.SAMPLES);
    for (Row row : refused) {
      Refusal refusal = refusal(row);
      counted.add(
          BounceRows.count(refusal, IDS.stream().map(row::number).toArray(Long[]::new), 1L));
      shown.add(
          BounceRows.sample(
              refusal,
              new Sample(
                  row.text("event_id"), row.text("delivery_id"), row.text("failure_message"))));
      pages.execute(
          "UPDATE activity SET cause = ? WHERE seq = ?", refusal.cause(), row.number("seq"));
    }
    fold(counted, BounceRows.COUNTS);
    fold(shown, BounceRows.SAMPLES);
  }

  /** Within the transaction, which says where the tables are. */
  private void fold(FoldedRows rows, FoldedTable into) throws SQLException {
    database.dialect().folder(database.connection(), into).fold(rows);
  }

  private static Refusal refusal(Row row) {
    String type = row.text("object_type");
    Metric metric = Metric.of(row.text("metric"));
    return new Refusal(
        row.time("timestamp"),
        row.text("feed"),
        type,
        metric.name(),
        BounceRows.cause(type, metric, row.text("failure_message")),
        row.text("mailbox_provider"));
  }
}
