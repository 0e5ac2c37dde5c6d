package io.tailrace.sink.bigquery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.warehouse.LoneSurrogates;
import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Makes a record's row, field by field as in {@link BigQueryColumns}; a value that is not there is
 * left out. By hand, since it is done for every event. For one thread.
 */
final class RowEncoder {
  private final boolean content;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
  private final CodedOutputStream row = CodedOutputStream.newInstance(bytes);
  private int field;

  RowEncoder(boolean content) {
    this.content = content;
  }

  ByteString encode(SinkRecord record, Instant insertedAt) {
    bytes.reset();
    field = 0;
    try {
      Event event = record.event();
      required(record.record(), event, insertedAt);
      person(event);
      message(event.data());
      ids(event.data());
      flags(event);
      text(data(event.data()));
      row.flush();
      return UnsafeByteOperations.unsafeWrap(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
  }

  private void required(LogRecord record, Event event, Instant insertedAt) throws IOException {
    text(event.eventId());
    text(record.feed());
    text(record.source().text());
    text(event.eventType());
    text(event.objectType().name());
    text(event.metric().name());
    number(micros(event.timestamp()));
    number(micros(record.receivedAt()));
    number(micros(insertedAt));
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private void person(Event event) throws IOException {
    text(event.person());
    text(event.customerId());
    text(event.data().identifiers().cioId());
    text(event.emailAddress());
    text(event.data().recipient());
    text(event.recipientDomain());
  }

  private void message(EventData data) throws IOException {
    text(data.deliveryId());
    text(data.journeyId());
    text(data.triggerEventId());
    text(data.subject());
    text(data.href());
    text(data.failureMessage());
    text(data.trackedResponse());
  }

  private void ids(EventData data) throws IOException {
    number(data.campaignId());
    number(data.broadcastId());
    number(data.newsletterId());
    number(data.transactionalMessageId());
    number(data.actionId());
    number(data.parentActionId());
    number(data.contentId());
    number(data.triggerId());
    number(data.linkId());
  }

  private void flags(Event event) throws IOException {
    flag(event.data().proxied());
    flag(event.data().prefetched());
    flag(event.data().synthetic());
    flag(event.data().machine());
    flag(event.human());
  }

  private String data(EventData data) {
    String json = content ? data.json() : data.jsonWithout("content", "headers");
    return ExactNumbers.kept(LoneSurrogates.replaced(json));
  }

  /** Java's own encoder makes half a surrogate pair a question mark, and says nothing of it. */
  private void text(String value) throws IOException {
    field++;
    if (value != null) {
      row.writeByteArray(field, value.getBytes(UTF_8));
    }
  }

  private void number(Long value) throws IOException {
    field++;
    if (value != null) {
      row.writeInt64(field, value);
    }
  }

  private void flag(Boolean value) throws IOException {
    field++;
    if (value != null) {
      row.writeBool(field, value);
    }
  }
}
