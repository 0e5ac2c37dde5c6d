package io.tailrace.sink.database;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the counts by hour: those of messages, not of persons. Immutable.
 *
 * @param from an hour's beginning, inclusive
 * @param to exclusive
 * @param source null = all
 * @param sourceId ignored where {@code source} is null
 * @param objectType null = all
 */
public record CountsQuery(
    String feed, Instant from, Instant to, SourceColumn source, long sourceId, String objectType) {

  /** What messages come from. Immutable. */
  public enum SourceColumn {
    CAMPAIGN("campaign_id"),
    BROADCAST("broadcast_id"),
    NEWSLETTER("newsletter_id"),
    TRANSACTIONAL("transactional_message_id"),
    /** All but transactional messages; it has no id. */
    NOT_TRANSACTIONAL("transactional_message_id");

    private final String column;

    SourceColumn(String column) {
      this.column = column;
    }
  }

  String sql() {
    return "SELECT hour, metric, CAST(sum(events) AS BIGINT) AS events,"
        + " CAST(sum(human) AS BIGINT) AS human FROM hourly_counts"
        + " WHERE hour >= ? AND hour < ? AND feed = ? AND object_type <> 'customer'"
        + (source == null ? "" : " AND " + source.column + " = ?")
        + (objectType == null ? "" : " AND object_type = ?")
        + " GROUP BY hour, metric";
  }

  Object[] values() {
    List<Object> values = new ArrayList<>(List.of(from, to, feed));
    if (source != null) {
      values.add(source == SourceColumn.NOT_TRANSACTIONAL ? 0L : sourceId);
    }
    if (objectType != null) {
      values.add(objectType);
    }
    return values.toArray();
  }
}
