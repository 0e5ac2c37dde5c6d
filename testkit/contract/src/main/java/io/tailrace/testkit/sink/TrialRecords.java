package io.tailrace.testkit.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.log.BodyHash;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.customerio.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes records as a consumer hands them over, from JSON. A record depends on its offset alone:
 * made again, it is the same. Stateless.
 */
public final class TrialRecords {
  /**
   * The event's time of offset 0, and the time of its receipt; an offset later is a millisecond
   * later.
   */
  public static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private static final QuarantineReason UNREADABLE =
      new QuarantineReason("not_json", "it is no JSON");

  private TrialRecords() {}

  /** The id of the usual event at this offset. */
  public static String id(long offset) {
    return "event-" + offset;
  }

  /** A usual event: one of many people opened a mail. */
  public static SinkRecord usual(long offset) {
    return of(
        offset, "default", Source.WEBHOOK, json(id(offset), "email", "opened", usualData(offset)));
  }

  private static String usualData(long offset) {
    String person =
        "\"identifiers\":{\"id\":\""
            + offset % 97
            + "\",\"email\":null,\"cio_id\":\"c"
            + offset % 97
            + "\"}";
    return "{\"campaign_id\":7,\"action_id\":\"12\",\"delivery_id\":\"d%s\",\"recipient\":\"p%s@example.com\",%s}"
        .formatted(offset, offset % 97, person);
  }

  /** The body of an event. */
  public static String json(String id, String objectType, String metric, String data) {
    return "{\"event_id\":\"%s\",\"object_type\":\"%s\",\"metric\":\"%s\",\"timestamp\":%s,\"data\":%s}"
        .formatted(id, objectType, metric, START.getEpochSecond(), data);
  }

  /** A record of this body. */
  public static SinkRecord of(long offset, String feed, Source source, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    try {
      Event event = EventDecoder.decode(bytes);
      return new SinkRecord(
          new LogRecord(
              0,
              offset,
              feed,
              RecordKind.EVENT,
              event.eventId(),
              source,
              null,
              received(offset),
              bytes),
          event);
    } catch (UnreadableEventException e) {
      throw new IllegalArgumentException("a test's event cannot be read: " + body, e);
    }
  }

  /** The same, marked by the log as taking a backfilled one's place. */
  public static SinkRecord replacing(SinkRecord real) {
    LogRecord record = real.record();
    return new SinkRecord(
        new LogRecord(
            record.partition(),
            record.offset(),
            record.feed(),
            record.kind(),
            record.key(),
            record.source(),
            record.reason(),
            record.receivedAt(),
            true,
            record.body()),
        real.event());
  }

  /** A record in quarantine. */
  public static SinkRecord quarantined(long offset) {
    byte[] bytes = ("no event " + offset).getBytes(UTF_8);
    return new SinkRecord(
        new LogRecord(
            0,
            offset,
            "default",
            RecordKind.QUARANTINED,
            BodyHash.key(bytes),
            Source.WEBHOOK,
            UNREADABLE,
            received(offset),
            bytes),
        null);
  }

  /** When the record at this offset was received. */
  public static Instant received(long offset) {
    return START.plus(Duration.ofMillis(offset));
  }
}
