package io.tailrace.sink.bigquery;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds which rows are in the table already. It reads the days that they touch, and of those three
 * columns. For one thread.
 */
final class WrittenBefore {
  private static final String THERE =
      "SELECT event_id FROM {table} WHERE timestamp >= @from AND timestamp < @until"
          + " AND feed = @feed AND event_id IN UNNEST(@ids)";
  private final Queries queries;
  private final String table;

  WrittenBefore(Queries queries, String table) {
    this.queries = queries;
    this.table = table;
  }

  /** Those of these rows that are not there. */
  List<EncodedRow> without(List<EncodedRow> rows) throws RestException {
    Set<EncodedRow> there = new HashSet<>();
    for (Map.Entry<String, List<EncodedRow>> feed : byFeed(rows).entrySet()) {
      Set<String> ids = ids(feed.getKey(), feed.getValue());
      feed.getValue().stream().filter(row -> ids.contains(id(row))).forEach(there::add);
    }
    return rows.stream().filter(row -> !there.contains(row)).toList();
  }

  private Set<String> ids(String feed, List<EncodedRow> rows) throws RestException {
    Days days = Days.of(rows.stream().map(row -> row.record().event().timestamp()).toList());
    Query query =
        new Query(THERE, table)
            .with("from", days.from())
            .with("until", days.until())
            .with("feed", feed)
            .with("ids", rows.stream().map(WrittenBefore::id).toList());
    return queries.rows(query).stream().map(row -> row.get(0)).collect(Collectors.toSet());
  }

  static Map<String, List<EncodedRow>> byFeed(List<EncodedRow> rows) {
    return rows.stream().collect(Collectors.groupingBy(row -> row.name().feed()));
  }

  private static String id(EncodedRow row) {
    return row.name().eventId();
  }
}
