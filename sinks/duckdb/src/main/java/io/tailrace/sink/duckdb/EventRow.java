package io.tailrace.sink.duckdb;

import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.warehouse.EventCells;
import io.tailrace.core.warehouse.LoneSurrogates;
import io.tailrace.customerio.EventData;
import java.sql.SQLException;
import java.time.Instant;
import org.duckdb.DuckDBAppender;

/**
 * Appends records as rows of {@code delivery_events}, column by column as in {@link DuckDbColumns}.
 * For one thread.
 */
final class EventRow implements EventCells<SQLException> {
  private final DuckDBAppender row;
  private final Instant insertedAt;
  private final boolean content;

  EventRow(DuckDBAppender row, Instant insertedAt, boolean content) {
    this.row = row;
    this.insertedAt = insertedAt;
    this.content = content;
  }

  /** Returns how many characters its {@code data} has, which all other texts are in. */
  long append(SinkRecord record) throws SQLException {
    row.beginRow();
    write(record, insertedAt);
    String data = data(record.knownEvent().data());
    row.append(data);
    row.endRow();
    return data.length();
  }

  @Override
  public void text(String value) throws SQLException {
    row.append(Texts.fit(value));
  }

  @Override
  public void exact(String value) throws SQLException {
    row.append(value);
  }

  @Override
  public void time(Instant value) throws SQLException {
    row.appendEpochMicros(Micros.of(value));
  }

  @Override
  public void number(Long value) throws SQLException {
    row.append(value);
  }

  @Override
  public void flag(Boolean value) throws SQLException {
    row.append(value);
  }

  private String data(EventData data) {
    return LoneSurrogates.replaced(content ? data.json() : data.jsonWithout("content", "headers"));
  }
}
