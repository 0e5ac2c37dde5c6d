package io.tailrace.sink.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.customerio.UnreadableEventException;
import java.time.Instant;

/** Records as a consumer hands them over, from bodies as Customer.io sends them. Stateless. */
final class Samples {
  static final Instant RECEIVED = Instant.parse("2026-11-24T06:00:00.123Z");
  static final long NOON = Instant.parse("2026-11-23T12:00:00Z").getEpochSecond();

  private Samples() {}

  static SinkRecord event(long offset, Source source, String body) {
    return event(offset, source, body, RECEIVED);
  }

  static SinkRecord event(long offset, Source source, String body, Instant receivedAt) {
    Event event = decoded(body);
    LogRecord record =
        new LogRecord(
            0,
            offset,
            "default",
            RecordKind.EVENT,
            event.eventId(),
            source,
            null,
            receivedAt,
            body.getBytes(UTF_8));
    return new SinkRecord(record, event);
  }

  static SinkRecord webhook(long offset, String body) {
    return event(offset, Source.WEBHOOK, body);
  }

  static SinkRecord quarantined(long offset, String key, byte[] body) {
    QuarantineReason reason = new QuarantineReason("not_json", "it is no JSON");
    return new SinkRecord(
        new LogRecord(
            0,
            offset,
            "default",
            RecordKind.QUARANTINED,
            key,
            Source.WEBHOOK,
            reason,
            RECEIVED,
            body),
        null);
  }

  static Event decoded(String body) {
    try {
      return EventDecoder.decode(body.getBytes(UTF_8));
    } catch (UnreadableEventException e) {
      throw new IllegalArgumentException(body, e);
    }
  }

  /** A body; {@code data} without its braces. */
  static String body(String id, String objectType, String metric, long timestamp, String data) {
    return "{\"event_id\":\"%s\",\"object_type\":\"%s\",\"metric\":\"%s\",\"timestamp\":%s,\"data\":{%s}}"
        .formatted(id, objectType, metric, timestamp, data);
  }
}
