package io.tailrace.sink.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

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
 * CloudEvents 1.0 over HTTP in binary mode: what the event is stands in headers, its data is the
 * body. Immutable.
 */
record CloudEventsFormat(StandardSignature signature, EventFields fields) implements WireFormat {
  private static final String AS_THEY_ARE =
      "!#$&'()*+,-./:;<=>?@[\\]^_`{|}~"; // all visible but the quotation mark and the percent sign

  @Override
  public Posting posting(List<SinkRecord> records, Instant now) throws MisconfiguredException {
    SinkRecord record = records.get(0);
    Event event = record.knownEvent();
    byte[] body = body(event);
    String id = StandardSignature.id(event.eventId());
    Map<String, String> headers = new HashMap<>(signature.headers(id, now, body));
    headers.put("Content-Type", "application/json");
    headers.put("ce-specversion", "1.0");
    headers.put("ce-id", encoded(event.eventId()));
    headers.put("ce-source", encoded("/tailrace/" + record.record().feed()));
    headers.put("ce-type", encoded("io.customer." + StandardFormat.type(event)));
    headers.put("ce-time", event.timestamp().toString());
    String delivery = event.data().deliveryId();
    if (delivery != null) {
      headers.put("ce-subject", encoded(delivery));
    }
    return new Posting(id, "", headers, List.of(body));
  }

  private byte[] body(Event event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = EventFields.JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      fields.write(json, event);
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /**
   * As the HTTP binding has it: a header holds visible ASCII alone, the rest is percent-encoded.
   */
  static String encoded(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (byte one : value.getBytes(UTF_8)) {
      char c = (char) (one & 0xff);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (alphanumeric || AS_THEY_ARE.indexOf(c) >= 0) {
        text.append(c);
      } else {
        text.append('%').append(hex(c >> 4)).append(hex(c & 0xf));
      }
    }
    return text.toString();
  }

  private static char hex(int digit) {
    return Character.toUpperCase(Character.forDigit(digit, 16));
  }
}
