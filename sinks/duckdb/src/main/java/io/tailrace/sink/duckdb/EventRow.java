package io.tailrace.sink.duckdb;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.warehouse.LoneSurrogates;
import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventData;
import java.sql.SQLException;
import java.time.Instant;
import org.duckdb.DuckDBAppender;

/**
 * Appends records as rows of {@code delivery_events}, column by column as in {@link DuckDbColumns}.
 * For one thread.
 */
final class EventRow {
  private final DuckDBAppender row;
  private final long insertedAt;
  private final boolean content;

  EventRow(DuckDBAppender row, Instant insertedAt, boolean content) {
    this.row = row;
    this.insertedAt = Micros.of(insertedAt);
    this.content = content;
  }

  /** Returns how many characters its {@code data} has, which all other texts are in. */
  long append(SinkRecord record) throws SQLException {
    Event event = record.event();
    row.beginRow();
    required(record.record(), event);
    person(event);
    message(event.data());
    ids(event.data());
    flags(event);
    String data = data(event.data());
    row.append(data);
    row.endRow();
    return data.length();
  }

  private void required(LogRecord record, Event event) throws SQLException {
    row.append(event.eventId());
    row.append(record.feed());
    row.append(record.source().text());
    row.append(event.eventType());
    row.append(event.objectType().name());
    row.append(event.metric().name());
    row.appendEpochMicros(Micros.of(event.timestamp()));
    row.appendEpochMicros(Micros.of(record.receivedAt()));
    row.appendEpochMicros(insertedAt);
  }

  private void person(Event event) throws SQLException {
    text(event.person());
    text(event.customerId());
    text(event.data().identifiers().cioId());
    text(event.emailAddress());
    text(event.data().recipient());
    text(event.recipientDomain());
  }

  private void message(EventData data) throws SQLException {
    text(data.deliveryId());
    text(data.journeyId());
    text(data.triggerEventId());
    text(data.subject());
    text(data.href());
    text(data.failureMessage());
    text(data.trackedResponse());
  }

  private void text(String value) throws SQLException {
    row.append(Texts.fit(value));
  }

  private void ids(EventData data) throws SQLException {
    row.append(data.campaignId());
    row.append(data.broadcastId());
    row.append(data.newsletterId());
    row.append(data.transactionalMessageId());
    row.append(data.actionId());
    row.append(data.parentActionId());
    row.append(data.contentId());
    row.append(data.triggerId());
    row.append(data.linkId());
  }

  private void flags(Event event) throws SQLException {
    row.append(event.data().proxied());
    row.append(event.data().prefetched());
    row.append(event.data().synthetic());
    row.append(event.data().machine());
    row.append(event.human());
  }

  private String data(EventData data) {
    return LoneSurrogates.replaced(content ? data.json() : data.jsonWithout("content", "headers"));
  }
}
