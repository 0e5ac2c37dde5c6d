package io.tailrace.sink.duckdb;

import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.warehouse.EventName;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A backfilled row stands in for an event that never came. Comes it after all, it takes the row's
 * place; is it there already, the backfilled one is not written. The log says which events take
 * one's place, so the others cost nothing; but of those that are written again, such as a dead
 * letter that had failed before anything was backfilled, each is looked for. For the consumer's
 * thread.
 */
final class DuckDbBackfills {
  private static final String ANY =
      "SELECT 1 FROM delivery_events WHERE source = 'backfill' LIMIT 1";
  private static final String REPLACED =
      """
      DELETE FROM delivery_events d USING incoming i
      WHERE d.source = 'backfill' AND d.feed = i.feed AND d.event_id = i.event_id
      """;
  // The whole table's delivery ids are read for it, but only while a backfill runs.
  private static final String NEEDLESS =
      """
      SELECT i.feed, i.event_id FROM incoming i
      JOIN delivery_events d ON d.feed = i.feed AND d.delivery_id = i.delivery_id
        AND d.object_type = i.object_type AND d.metric = i.metric
      """;

  private final DuckDbFile warehouse;
  private final Incoming incoming;
  private boolean any;

  DuckDbBackfills(DuckDbFile warehouse, Incoming incoming) throws SQLException {
    this.warehouse = warehouse;
    this.incoming = incoming;
    warehouse.query(ANY, row -> any = true);
  }

  /** What is left to write, once the rows that these records replace are gone. */
  List<SinkRecord> settled(List<SinkRecord> records, boolean again) throws SQLException {
    List<SinkRecord> backfilled = records.stream().filter(SinkRecord::isBackfill).toList();
    // Stays so if the transaction fails: then it costs a look that finds nothing.
    any |= !backfilled.isEmpty();
    Set<EventName> left = any ? twins(records, again || !backfilled.isEmpty()) : new HashSet<>();
    if (left.isEmpty() && backfilled.isEmpty()) {
      return records;
    }
    delete(left);
    left.addAll(needless(backfilled));
    return records.stream()
        .filter(record -> !record.isBackfill() || !left.contains(EventName.of(record)))
        .toList();
  }

  /** Under which names the real ones among these were backfilled, if they were. */
  private static Set<EventName> twins(List<SinkRecord> records, boolean ofAll) {
    Set<EventName> names = new HashSet<>();
    for (SinkRecord record : records) {
      boolean real = !record.isBackfill();
      EventName name =
          real && (ofAll || record.replacesBackfill()) ? EventName.backfilled(record) : null;
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  private void delete(Set<EventName> names) throws SQLException {
    if (!names.isEmpty()) {
      incoming.fillNames(names);
      warehouse.run(REPLACED);
    }
  }

  private Set<EventName> needless(List<SinkRecord> backfilled) throws SQLException {
    if (backfilled.isEmpty()) {
      return Set.of();
    }
    incoming.fill(backfilled);
    return incoming.found(NEEDLESS);
  }
}
