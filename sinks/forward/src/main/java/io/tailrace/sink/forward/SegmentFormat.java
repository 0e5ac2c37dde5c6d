package io.tailrace.sink.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.settings.Secret;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.Event;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * A batch of {@code track} calls for Segment's HTTP API, with the names of its e-mail events. Whole
 * mails are left out: an event there has at most 32 KB. Immutable.
 *
 * @param key the setting's name, for sentences
 */
record SegmentFormat(Secret writeKey, String key, EventFields fields) implements WireFormat {
  private static final Map<String, String> NAMES =
      Map.of(
          "email_delivered", "Email Delivered",
          "email_opened", "Email Opened",
          "email_clicked", "Email Link Clicked",
          "email_bounced", "Email Bounced",
          "email_spammed", "Email Marked as Spam",
          "email_unsubscribed", "Unsubscribed");

  @Override
  public int most() {
    return 100;
  }

  @Override
  public Posting posting(List<SinkRecord> records, Instant now) throws MisconfiguredException {
    String user =
        writeKey
            .value()
            .orElseThrow(() -> new MisconfiguredException(key + " must hold the write key"));
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json",
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString((user + ":").getBytes(UTF_8)));
    String id = records.get(0).knownEvent().eventId();
    return new Posting(id, "/v1/batch", headers, List.of(body(records, now)));
  }

  private byte[] body(List<SinkRecord> records, Instant now) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = EventFields.JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeName("batch");
      json.writeStartArray();
      records.forEach(record -> track(json, record));
      json.writeEndArray();
      json.writeStringProperty("sentAt", now.toString());
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private void track(JsonGenerator json, SinkRecord record) {
    Event event = record.knownEvent();
    json.writeStartObject();
    json.writeStringProperty("type", "track");
    json.writeStringProperty("messageId", event.eventId());
    json.writeStringProperty("event", name(event.eventType()));
    json.writeStringProperty("timestamp", event.timestamp().toString());
    String customer = event.customerId();
    String anonymous = event.person() == null ? event.eventId() : event.person();
    json.writeStringProperty(
        customer == null ? "anonymousId" : "userId", orElse(customer, anonymous));
    json.writeName("properties");
    json.writeStartObject();
    fields
        .without("content", "headers", "feed", "email_id", "email_subject", "link_url")
        .write(json, event);
    json.writeStringProperty("feed", record.record().feed());
    write(json, "email_id", event.data().deliveryId());
    write(json, "email_subject", event.data().subject());
    write(json, "link_url", event.data().href());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String orElse(@Nullable String one, @Nullable String other) {
    return one == null ? String.valueOf(other) : one;
  }

  private void write(JsonGenerator json, String name, @Nullable String value) {
    if (value != null && fields.asked().isEmpty()) {
      json.writeStringProperty(name, value);
    }
  }

  /** Those of Segment's e-mail events by its words, the rest in the same manner. */
  static String name(String eventType) {
    return NAMES.getOrDefault(
        eventType,
        Arrays.stream(eventType.split("_", -1))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining(" ")));
  }
}
