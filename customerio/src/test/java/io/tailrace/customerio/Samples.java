package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Bodies for tests, made here: one of each documented kind, and short ones with given parts. */
final class Samples {
  static final String DELIVERY_ID = "RPILAgABcRhIBqSp7kiPekGBIeVh==";

  private Samples() {}

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** A readable e-mail event with this {@code data}. */
  static String withData(String data) {
    return event("\"object_type\":\"email\",\"metric\":\"sent\"", data);
  }

  /** A readable event, its kind given as JSON fields. */
  static String event(String kindFields, String data) {
    return "{\"event_id\":\"01E4C4CT6YDC7Y5M7FE1GWWPQJ\",%s,\"timestamp\":1613063089,\"data\":%s}"
        .formatted(kindFields, data);
  }

  static Event decode(String body) throws UnreadableEventException {
    return EventDecoder.decode(bytes(body));
  }

  /** An event of that kind with every field that the vendor documents for it. */
  static String of(EventKind kind) {
    StringBuilder data = new StringBuilder("{\"identifiers\":" + value("identifiers"));
    if (!kind.metric().aboutPerson() || kind.objectType().equals(ObjectType.EMAIL)) {
      data.append(",\"delivery_id\":\"" + DELIVERY_ID + "\",\"campaign_id\":23,\"action_id\":42");
    }
    for (EventKind.Field field : kind.fields()) {
      if (!field.name().equals("identifiers")) {
        data.append(",\"%s\":%s".formatted(field.name(), value(field.name())));
      }
    }
    String kindFields =
        "\"object_type\":\"%s\",\"metric\":\"%s\"".formatted(kind.objectType(), kind.metric());
    return event(kindFields, data.append('}').toString());
  }

  /** A value of the documented type, told from others by its name. */
  private static String value(String field) {
    return switch (field) {
      case "link_id" -> "7";
      case "proxied", "prefetched", "synthetic", "machine" -> "true";
      case "headers" -> "{\"Custom-Header\":[\"one\",\"two\"]}";
      case "identifiers" ->
          "{\"id\":\"42\",\"email\":\"Ann@Example.com\",\"cio_id\":\"d9c106000001\"}";
      case "recipients" ->
          "[{\"device_id\":\"token\",\"device_platform\":\"ios\",\"failure_message\":\"expired\"}]";
      default -> "\"the " + field + "\"";
    };
  }
}
