package io.tailrace.sink.database;

import io.tailrace.core.sink.BatchSize;
import io.tailrace.core.sink.SinkUnavailableException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/**
 * Deletes what is older than its table keeps, a slice of rows in each transaction, so that the sink
 * never waits long. No table has an index for it: activity goes in the order in which it came, and
 * deliveries are walked through from end to end, a piece at each sweep. For one thread.
 */
final class RetentionSweep {
  static final int SLICE = 1_000;
  private static final int SLICES_AT_ONCE = 50;
  private static final String IDS =
      "campaign_id, broadcast_id, newsletter_id, transactional_message_id, action_id, content_id,"
          + " mailbox_provider";
  private static final Map<String, String> HOURLY =
      Map.of(
          "hourly_counts", "hour, feed, object_type, metric, " + IDS,
          "provider_counts", "hour, feed, object_type, metric, mailbox_provider",
          "source_counts",
              "hour, feed, object_type, metric, campaign_id, broadcast_id, newsletter_id,"
                  + " transactional_message_id",
          "bounce_counts", "hour, feed, object_type, metric, cause, " + IDS,
          "bounce_samples", "hour, feed, object_type, metric, cause, mailbox_provider");

  private final OpenDatabase database;
  private final DatabaseRetention retention;
  private final Bookkeeping bookkeeping;
  private final int slice;

  RetentionSweep(OpenDatabase database, DatabaseRetention retention, BatchSize size) {
    this.database = database;
    this.retention = retention;
    this.bookkeeping = new Bookkeeping(database.connection());
    this.slice = size.of(SLICE);
  }

  /** Sweeps every table, as far as one sweep goes; returns how many rows it deleted. */
  long sweep(Instant now) throws SQLException, SinkUnavailableException {
    return slices(database::writeAlone, () -> activity(now.minus(retention.activity())))
        + slices(() -> deliveries(now.minus(retention.deliveries())))
        + slices(() -> hourly("hourly_counts", now.minus(retention.hourlyCounts())))
        + slices(() -> hourly("provider_counts", now.minus(retention.hourlyCounts())))
        + slices(() -> hourly("source_counts", now.minus(retention.hourlyCounts())))
        + slices(() -> hourly("bounce_counts", now.minus(retention.hourlyCounts())))
        + slices(() -> hourly("bounce_samples", now.minus(retention.hourlyCounts())))
        + slices(() -> resolved("dead_letters", "id", now.minus(retention.resolved())))
        + slices(() -> resolved("quarantine", "feed, key", now.minus(retention.resolved())));
  }

  private long slices(Slice slice) throws SQLException, SinkUnavailableException {
    return slices(database::write, slice);
  }

  private long slices(Transaction transaction, Slice slice)
      throws SQLException, SinkUnavailableException {
    long deleted = 0;
    boolean more = true;
    for (int i = 0; i < SLICES_AT_ONCE && more; i++) {
      Swept swept = transaction.run(slice::run);
      deleted += swept.rows;
      more = swept.more;
    }
    return deleted;
  }

  /**
   * Notes up to when it took what was received: events as old as that are counted no more. Alone,
   * so that no batch is under way that has not read this note.
   */
  private Swept activity(Instant before) throws SQLException {
    long lastSeq = -1;
    Instant latest = Instant.MIN;
    try (PreparedStatement statement =
            prepare("SELECT seq, received_at FROM activity ORDER BY seq LIMIT " + slice);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next() && receivedAt(rows).isBefore(before)) {
        lastSeq = rows.getLong(1);
        latest = latest.isBefore(receivedAt(rows)) ? receivedAt(rows) : latest;
      }
    }
    if (lastSeq < 0) {
      return Swept.NOTHING;
    }
    note(latest);
    return Swept.of(delete("activity WHERE seq <= ?", lastSeq));
  }

  private Instant receivedAt(ResultSet row) throws SQLException {
    return database.dialect().time(row, 2);
  }

  private void note(Instant latest) throws SQLException {
    Instant noted = Timestamps.parse(bookkeeping.get(Bookkeeping.ACTIVITY_SWEPT_TO));
    if (noted == null || noted.isBefore(latest)) {
      bookkeeping.set(Bookkeeping.ACTIVITY_SWEPT_TO, Timestamps.millis(latest));
    }
  }

  private Swept deliveries(Instant before) throws SQLException {
    long from = bookkeeping.number(Bookkeeping.DELIVERIES_WALKED_TO);
    long to = endOfSlice(from);
    bookkeeping.set(Bookkeeping.DELIVERIES_WALKED_TO, String.valueOf(to));
    if (to == 0) {
      return Swept.NOTHING;
    }
    int deleted =
        delete("deliveries WHERE seq > ? AND seq <= ? AND last_event_at < ?", from, to, before);
    return new Swept(deleted, true);
  }

  /** 0 at the end of the walk. */
  private long endOfSlice(long from) throws SQLException {
    String page = "(SELECT seq FROM deliveries WHERE seq > ? ORDER BY seq LIMIT " + slice + ")";
    try (PreparedStatement statement = prepare("SELECT max(seq) FROM " + page + " AS page")) {
      statement.setLong(1, from);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private Swept hourly(String table, Instant before) throws SQLException {
    return Swept.of(delete(oldest(table, HOURLY.get(table), "hour < ? ORDER BY hour"), before));
  }

  private Swept resolved(String table, String key, Instant before) throws SQLException {
    return Swept.of(delete(oldest(table, key, "resolved_at < ?"), new Millis(before)));
  }

  /** A slice of the rows for which this holds. */
  private String oldest(String table, String key, String holds) {
    return "%1$s WHERE (%2$s) IN (SELECT %2$s FROM %1$s WHERE %3$s LIMIT %4$s)"
        .formatted(table, key, holds, slice);
  }

  private int delete(String what, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare("DELETE FROM " + what)) {
      for (int i = 0; i < values.length; i++) {
        database.dialect().bind(statement, i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    return database.connection().prepareStatement(sql);
  }

  private interface Transaction {
    Swept run(OpenDatabase.Work<Swept> work) throws SQLException, SinkUnavailableException;
  }

  private interface Slice {
    Swept run() throws SQLException;
  }

  private record Swept(long rows, boolean more) {
    static final Swept NOTHING = new Swept(0, false);

    static Swept of(int rows) {
      return new Swept(rows, rows > 0);
    }
  }
}
