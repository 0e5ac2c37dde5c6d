package io.tailrace.sink.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A backfilled event as the activity holds it: enough to take its counts back. Immutable.
 *
 * @param cause what it is counted under among the bounces; null = it is not
 */
record Backfilled(
    String feed,
    String eventId,
    String deliveryId,
    Instant timestamp,
    String objectType,
    String metric,
    List<Long> sourceIds,
    String mailboxProvider,
    boolean human,
    String cause) {
  static final String COLUMNS =
      "feed, event_id, delivery_id, timestamp, object_type, metric, mailbox_provider, human,"
          + " campaign_id, broadcast_id, newsletter_id, transactional_message_id, action_id,"
          + " content_id, cause";
  private static final int FIRST_ID = 9;
  private static final int LAST_ID = 14;

  static Backfilled of(ResultSet row, Dialect dialect) throws SQLException {
    List<Long> ids = new ArrayList<>();
    for (int column = FIRST_ID; column <= LAST_ID; column++) {
      long id = row.getLong(column);
      ids.add(row.wasNull() ? null : id);
    }
    return new Backfilled(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        dialect.time(row, 4),
        row.getString(5),
        row.getString(6),
        ids,
        row.getString(7),
        row.getBoolean(8),
        row.getString(LAST_ID + 1));
  }
}
