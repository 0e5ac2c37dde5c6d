package io.tailrace.sink.forward;

import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.Event;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * Standard Webhooks: {@code {"type","timestamp","data"}}, the event's own time, and in {@code data}
 * what Customer.io sent with {@code event_id} and {@code feed}. Immutable.
 */
record StandardFormat(StandardSignature signature, EventFields fields) implements WireFormat {

  /** {@code email.bounced}: an object type may hold an underscore, a metric too. */
  static String type(Event event) {
    String whole = event.eventType();
    String object = event.isPersonEvent() ? "customer" : event.objectType().name();
    return object + '.' + whole.substring(object.length() + 1);
  }

  @Override
  public Posting posting(List<SinkRecord> records, Instant now) throws MisconfiguredException {
    SinkRecord record = records.get(0);
    byte[] body = body(record);
    String id = StandardSignature.id(record.knownEvent().eventId());
    Map<String, String> headers = new HashMap<>(signature.headers(id, now, body));
    headers.put("Content-Type", "application/json");
    return new Posting(id, "", headers, List.of(body));
  }

  private byte[] body(SinkRecord record) {
    Event event = record.knownEvent();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = EventFields.JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("type", type(event));
      json.writeStringProperty("timestamp", event.timestamp().toString());
      json.writeName("data");
      json.writeStartObject();
      fields.without("event_id", "feed").write(json, event);
      json.writeStringProperty("event_id", event.eventId());
      json.writeStringProperty("feed", record.record().feed());
      json.writeEndObject();
      json.writeEndObject();
    }
    return out.toByteArray();
  }
}
