package io.tailrace.sink.duckdb;

import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.warehouse.EventName;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Takes out of a batch what an earlier one has written. A record's time of receipt is fixed in the
 * log and rows are appended about in its order, so the batch's range of it spares all but a few row
 * groups of a large table. For one thread.
 */
final class DuckDbDuplicates {
  private static final String THERE =
      """
      SELECT d.feed, d.event_id FROM delivery_events d
      JOIN incoming i ON i.event_id = d.event_id AND i.feed = d.feed
      WHERE d.received_at BETWEEN make_timestamp(?) AND make_timestamp(?)
      """;

  private final Incoming incoming;

  DuckDbDuplicates(Incoming incoming) {
    this.incoming = incoming;
  }

  List<SinkRecord> without(List<SinkRecord> records) throws SQLException {
    if (records.isEmpty()) {
      return records;
    }
    incoming.fill(records);
    Set<EventName> there = incoming.found(THERE, first(records), last(records));
    return records.stream().filter(record -> !there.contains(EventName.of(record))).toList();
  }

  private static long first(List<SinkRecord> records) {
    return Micros.of(
        records.stream()
            .map(DuckDbDuplicates::received)
            .min(Comparator.naturalOrder())
            .orElseThrow());
  }

  private static long last(List<SinkRecord> records) {
    return Micros.of(
        records.stream()
            .map(DuckDbDuplicates::received)
            .max(Comparator.naturalOrder())
            .orElseThrow());
  }

  private static Instant received(SinkRecord record) {
    return record.record().receivedAt();
  }
}
