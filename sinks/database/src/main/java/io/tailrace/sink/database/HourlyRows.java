package io.tailrace.sink.database;

import java.time.Instant;

/**
 * What an event adds to the counts of its hour. A message that has no id of some kind counts under
 * 0 there, because a key has no NULL. Stateless.
 */
final class HourlyRows {
  static final FoldedTable TABLE =
      FoldedTable.named("hourly_counts")
          .with(Fold.KEY, "hour", "feed", "object_type", "metric")
          .with(Fold.KEY, "campaign_id", "broadcast_id", "newsletter_id")
          .with(Fold.KEY, "transactional_message_id", "action_id", "content_id")
          .with(Fold.KEY, "mailbox_provider")
          .with(Fold.SUM, "events", "human")
          .build();

  private static final int IDS = TABLE.at("campaign_id");

  private HourlyRows() {}

  static Object[] of(Fact fact) {
    Object[] row = named(fact.timestamp(), fact.feed(), fact.countedType(), fact.metric().name());
    Long[] ids = fact.sourceIds();
    for (int i = 0; i < ids.length; i++) {
      row[IDS + i] = orNone(ids[i]);
    }
    return counted(row, fact.mailboxProvider(), fact.human(), 1L);
  }

  private static Object[] named(Instant time, String feed, String objectType, String metric) {
    Object[] row = TABLE.newRow();
    row[0] = Timestamps.hour(time);
    row[1] = feed;
    row[2] = objectType;
    row[3] = metric;
    return row;
  }

  private static Object[] counted(Object[] row, String provider, boolean human, long by) {
    row[row.length - 3] = provider;
    row[row.length - 2] = by;
    row[row.length - 1] = human ? by : null;
    return row;
  }

  /** Takes back what a backfilled event had been counted as. */
  static Object[] uncounted(Backfilled backfilled) {
    Object[] row =
        named(
            backfilled.timestamp(),
            backfilled.feed(),
            backfilled.objectType(),
            backfilled.metric());
    for (int i = 0; i < backfilled.sourceIds().size(); i++) {
      row[IDS + i] = orNone(backfilled.sourceIds().get(i));
    }
    return counted(row, backfilled.mailboxProvider(), backfilled.human(), -1L);
  }

  private static Long orNone(Long id) {
    return id == null ? Long.valueOf(0) : id;
  }
}
