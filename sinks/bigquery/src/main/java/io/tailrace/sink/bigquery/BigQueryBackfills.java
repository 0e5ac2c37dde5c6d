package io.tailrace.sink.bigquery;

import io.tailrace.core.log.BackfillId;
import io.tailrace.core.warehouse.EventName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A backfilled row stands in for an event that never came. Comes it after all, it takes the row's
 * place; is it there already, the backfilled one is not written. The log says which events take
 * one's place. So names of backfilled rows are read only for such an event and for events that are
 * written again, and only from the first month on that has any, which the table's labels say. For
 * one thread.
 */
final class BigQueryBackfills {
  private static final String ALL =
      "SELECT feed, event_id, timestamp FROM {table} WHERE timestamp >= @from AND source = @source";
  private static final String DELIVERIES =
      "SELECT DISTINCT delivery_id, object_type, metric FROM {table}"
          + " WHERE timestamp >= @from AND feed = @feed AND delivery_id IN UNNEST(@ids)";
  private static final String REPLACED =
      "DELETE FROM {table} WHERE timestamp >= @from AND timestamp < @until"
          + " AND source = @source AND feed = @feed AND event_id IN UNNEST(@ids)";

  private final Queries queries;
  private final Tables tables;
  // Backfilled rows by a hash of their names, about 64 bytes each, with the time of their events.
  private final Map<Long, Instant> known = new HashMap<>();
  private boolean loaded;

  BigQueryBackfills(Queries queries, Tables tables) {
    this.queries = queries;
    this.tables = tables;
  }

  /** When a partition is taken over: others may have written. */
  void forget() {
    known.clear();
    loaded = false;
  }

  /** Reads which rows are backfilled. */
  private void load() throws RestException {
    forget();
    Optional<Instant> from = tables.backfilledFrom();
    loaded = true;
    if (from.isEmpty()) {
      return;
    }
    Query query =
        new Query(ALL, tables.events()).with("from", from.get()).with("source", "backfill");
    for (List<String> row : queries.rows(query)) {
      Instant time = Instant.EPOCH.plus(Long.parseLong(row.get(2)), ChronoUnit.MICROS);
      known.put(hash(new EventName(row.get(0), row.get(1))), time);
    }
  }

  /** What is left to write of these rows. */
  List<EncodedRow> wanted(List<EncodedRow> rows) throws RestException {
    List<EncodedRow> backfilled = rows.stream().filter(BigQueryBackfills::isBackfill).toList();
    if (backfilled.isEmpty()) {
      return rows;
    }
    tables.rememberBackfills(backfilled.stream().map(BigQueryBackfills::time).toList());
    Set<EventName> needless = there(backfilled);
    rows.stream().map(BigQueryBackfills::twin).filter(Objects::nonNull).forEach(needless::add);
    return rows.stream().filter(row -> !isBackfill(row) || !needless.contains(row.name())).toList();
  }

  /** Under which names the rows of these deliveries that are there would be backfilled. */
  private Set<EventName> there(List<EncodedRow> backfilled) throws RestException {
    Set<EventName> there = new HashSet<>();
    for (Map.Entry<String, List<EncodedRow>> feed :
        BigQueryDuplicates.byFeed(backfilled).entrySet()) {
      List<EncodedRow> rows = feed.getValue();
      Query query =
          new Query(DELIVERIES, tables.events())
              .with("from", Days.of(rows.stream().map(BigQueryBackfills::time).toList()).from())
              .with("feed", feed.getKey())
              .with("ids", rows.stream().map(BigQueryBackfills::delivery).distinct().toList());
      for (List<String> found : queries.rows(query)) {
        String id = BackfillId.of(found.get(0), found.get(1), found.get(2));
        there.add(new EventName(feed.getKey(), id));
      }
    }
    return there;
  }

  /**
   * Takes the rows away that these ones replace. Before these are visible: should they never be,
   * they are still before the position, and written again.
   *
   * @param again whether they may have been written before: then each may replace one that was
   *     backfilled since
   */
  void replace(List<EncodedRow> rows, boolean again) throws RestException {
    boolean unknown = rows.stream().anyMatch(this::replacesAnUnknownOne);
    if (unknown || (again && !loaded)) {
      load(); // whoever has another partition may have written it since
    }
    if (known.isEmpty()) {
      return;
    }
    Map<String, List<EventName>> doomed =
        rows.stream()
            .map(BigQueryBackfills::twin)
            .filter(name -> name != null && known.containsKey(hash(name)))
            .collect(Collectors.groupingBy(EventName::feed));
    for (Map.Entry<String, List<EventName>> feed : doomed.entrySet()) {
      List<EventName> names = feed.getValue();
      Days days = Days.of(names.stream().map(name -> known.get(hash(name))).toList());
      queries.rows(
          new Query(REPLACED, tables.events())
              .with("from", days.from())
              .with("until", days.until())
              .with("source", "backfill")
              .with("feed", feed.getKey())
              .with("ids", names.stream().map(EventName::eventId).distinct().toList()));
      names.forEach(name -> known.remove(hash(name)));
    }
  }

  /** These are visible now. */
  void written(List<EncodedRow> rows) {
    rows.stream()
        .filter(BigQueryBackfills::isBackfill)
        .forEach(row -> known.put(hash(row.name()), time(row)));
  }

  private static boolean isBackfill(EncodedRow row) {
    return row.record().isBackfill();
  }

  private boolean replacesAnUnknownOne(EncodedRow row) {
    return row.record().replacesBackfill() && !known.containsKey(hash(twin(row)));
  }

  /** The name that a backfilled row would have in its stead; null if there can be none. */
  private static EventName twin(EncodedRow row) {
    return isBackfill(row) ? null : EventName.backfilled(row.record());
  }

  private static Instant time(EncodedRow row) {
    return row.record().event().timestamp();
  }

  private static String delivery(EncodedRow row) {
    return String.valueOf(row.record().event().data().deliveryId());
  }

  /** FNV-1a, 64 bits. Two names with one hash would cost one needless statement. */
  private static long hash(EventName name) {
    String text = name.feed() + '\n' + name.eventId();
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
