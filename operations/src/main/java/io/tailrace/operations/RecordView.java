package io.tailrace.operations;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.customerio.UnreadableEventException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record of the log for people and for JSON; what it is about is null if it cannot be read as an
 * event. Immutable.
 *
 * @param partition of the log, where it is kept
 * @param offset its number there
 * @param feed which received it
 * @param eventId its key: Customer.io's id, or the hash of a body without one
 * @param source {@code webhook}, {@code backfill} or {@code demo}
 * @param receivedAt when it came in
 * @param reason why it is in quarantine, if it is
 * @param eventType as in {@code email_opened}
 * @param objectType as in {@code email}
 * @param metric as in {@code opened}
 * @param timestamp when it happened, as Customer.io says
 * @param person whom it is about, by the id that we use
 * @param recipient the address that the message went to
 * @param deliveryId of the message
 * @param data as Customer.io sent it
 */
public record RecordView(
    int partition,
    long offset,
    String feed,
    String eventId,
    String source,
    Instant receivedAt,
    @Nullable Quarantined reason,
    @Nullable String eventType,
    @Nullable String objectType,
    @Nullable String metric,
    @Nullable Instant timestamp,
    @Nullable String person,
    @Nullable String recipient,
    @Nullable String deliveryId,
    @Nullable JsonNode data) {

  /**
   * Why a body is in quarantine.
   *
   * @param code for programs
   * @param detail for people
   */
  public record Quarantined(String code, String detail) {
    static @Nullable Quarantined of(@Nullable QuarantineReason reason) {
      return reason == null ? null : new Quarantined(reason.code(), reason.detail());
    }
  }

  /** The event, if it can be read. */
  public static @Nullable Event decoded(LogRecord record) {
    try {
      return EventDecoder.decode(record.body());
    } catch (UnreadableEventException e) {
      return null;
    }
  }

  static RecordView of(LogRecord record) {
    return of(record, decoded(record));
  }

  /** With its event, if that can be read. */
  static RecordView of(LogRecord record, @Nullable Event event) {
    if (event == null) {
      return new RecordView(
          record.partition(),
          record.offset(),
          record.feed(),
          record.key(),
          record.source().text(),
          record.receivedAt(),
          Quarantined.of(record.reason()),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }
    return new RecordView(
        record.partition(),
        record.offset(),
        record.feed(),
        record.key(),
        record.source().text(),
        record.receivedAt(),
        Quarantined.of(record.reason()),
        event.eventType(),
        event.objectType().name(),
        event.metric().name(),
        event.timestamp(),
        event.person(),
        event.data().recipient(),
        event.data().deliveryId(),
        json(event.data().json()));
  }

  /** The event's data as it was sent; absent where our reader is more lenient than this one. */
  private static @Nullable JsonNode json(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      return null;
    }
  }
}
