package io.tailrace.sink.duckdb;

import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.warehouse.EventName;
import io.tailrace.customerio.Event;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.duckdb.DuckDBAppender;

/**
 * A temporary table to join a batch with what is there. Emptied before each use; it needs no memory
 * on our side and nothing of it reaches the file. For the consumer's thread, inside its
 * transaction.
 */
final class Incoming {
  private final DuckDbFile warehouse;

  Incoming(DuckDbFile warehouse) {
    this.warehouse = warehouse;
  }

  /** The records that were written by themselves. */
  void fill(Collection<SinkRecord> records) throws SQLException {
    warehouse.run("DELETE FROM incoming");
    try (DuckDBAppender rows = warehouse.appender("temp", "incoming")) {
      for (SinkRecord record : records) {
        append(rows, EventName.of(record), record.event());
      }
      warehouse.flush(rows);
    }
  }

  /** Only names, of rows that may be there. */
  void fillNames(Collection<EventName> names) throws SQLException {
    warehouse.run("DELETE FROM incoming");
    try (DuckDBAppender rows = warehouse.appender("temp", "incoming")) {
      for (EventName name : names) {
        append(rows, name, null);
      }
      warehouse.flush(rows);
    }
  }

  private static void append(DuckDBAppender rows, EventName name, Event event) throws SQLException {
    rows.beginRow();
    rows.append(name.feed());
    rows.append(name.eventId());
    rows.append(event == null ? null : Texts.fit(event.data().deliveryId()));
    rows.append(event == null ? null : event.objectType().name());
    rows.append(event == null ? null : event.metric().name());
    rows.endRow();
  }

  /** The names that this query, whose first two columns are feed and event id, finds. */
  Set<EventName> found(String sql, Object... values) throws SQLException {
    Set<EventName> names = new HashSet<>();
    warehouse.query(
        sql, row -> names.add(new EventName(row.getString(1), row.getString(2))), values);
    return names;
  }
}
