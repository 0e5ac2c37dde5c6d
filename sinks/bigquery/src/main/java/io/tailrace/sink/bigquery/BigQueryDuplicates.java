package io.tailrace.sink.bigquery;

import io.tailrace.core.warehouse.EventName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds which rows are in the table already. It reads the days that they touch, and of those three
 * columns. For one thread.
 */
final class BigQueryDuplicates {
  private static final String THERE =
      "SELECT event_id FROM {table} WHERE timestamp >= @from AND timestamp < @until"
          + " AND feed = @feed AND event_id IN UNNEST(@ids)";
  private final Queries queries;
  private final String table;

  BigQueryDuplicates(Queries queries, String table) {
    this.queries = queries;
    this.table = table;
  }

  /** The names of those of these rows that are there. */
  Set<EventName> among(List<EncodedRow> rows) throws RestException {
    Set<EventName> there = new HashSet<>();
    for (Map.Entry<String, List<EncodedRow>> feed : byFeed(rows).entrySet()) {
      String name = feed.getKey();
      ids(name, feed.getValue()).forEach(found -> there.add(new EventName(name, found.get(0))));
    }
    return there;
  }

  private List<List<String>> ids(String feed, List<EncodedRow> rows) throws RestException {
    Days days = Days.of(rows.stream().map(row -> row.record().event().timestamp()).toList());
    Query query =
        new Query(THERE, table)
            .with("from", days.from())
            .with("until", days.until())
            .with("feed", feed)
            .with("ids", rows.stream().map(row -> row.name().eventId()).toList());
    return queries.rows(query);
  }

  static Map<String, List<EncodedRow>> byFeed(List<EncodedRow> rows) {
    return rows.stream().collect(Collectors.groupingBy(row -> row.name().feed()));
  }
}
