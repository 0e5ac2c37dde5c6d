package io.tailrace.sink.database;

/**
 * Hourly counts once more with fewer columns in their key, so that a question that needs no more
 * reads a fraction of the rows. Stateless.
 */
final class CountRollup {
  static final FoldedTable PROVIDERS =
      FoldedTable.named("provider_counts")
          .with(Fold.KEY, "hour", "feed", "object_type", "metric", "mailbox_provider")
          .with(Fold.SUM, "events", "human")
          .build();

  static final FoldedTable SOURCES =
      FoldedTable.named("source_counts")
          .with(Fold.KEY, "hour", "feed", "object_type", "metric")
          .with(Fold.KEY, "campaign_id", "broadcast_id", "newsletter_id")
          .with(Fold.KEY, "transactional_message_id")
          .with(Fold.SUM, "events", "human", "gmail")
          .build();

  private static final int[] IN_PROVIDERS = places(PROVIDERS, PROVIDERS.columns().size());
  private static final int[] IN_SOURCES = places(SOURCES, SOURCES.at("gmail"));
  private static final int PROVIDER = HourlyRows.TABLE.at("mailbox_provider");
  private static final int EVENTS = HourlyRows.TABLE.at("events");
  private static final int GMAIL = SOURCES.at("gmail");

  private CountRollup() {}

  /** Where an hourly row has the first columns of this table. */
  private static int[] places(FoldedTable table, int columns) {
    return table.columns().stream()
        .limit(columns)
        .mapToInt(column -> HourlyRows.TABLE.at(column.name()))
        .toArray();
  }

  /** What an hourly row adds to those by provider. */
  static Object[] ofProvider(Object[] hourly) {
    return picked(PROVIDERS, IN_PROVIDERS, hourly);
  }

  /** What an hourly row adds to those by source. */
  static Object[] ofSource(Object[] hourly) {
    Object[] row = picked(SOURCES, IN_SOURCES, hourly);
    row[GMAIL] = MailboxProvider.GMAIL.equals(hourly[PROVIDER]) ? hourly[EVENTS] : null;
    return row;
  }

  private static Object[] picked(FoldedTable table, int[] places, Object[] hourly) {
    Object[] row = table.newRow();
    for (int i = 0; i < places.length; i++) {
      row[i] = hourly[places[i]];
    }
    return row;
  }
}
