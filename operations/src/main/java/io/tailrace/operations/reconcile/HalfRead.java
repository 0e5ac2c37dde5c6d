package io.tailrace.operations.reconcile;

import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be told of a body that is not fit to be an event. Stateless. */
final class HalfRead {
  private HalfRead() {}

  /** Which deliveries and metrics it is about; empty if that cannot be told. */
  static Stream<String> keys(byte[] body) {
    try {
      JsonNode node = JsonMapper.shared().readTree(body);
      Stream<JsonNode> events =
          node.path("events").isArray() ? node.path("events").valueStream() : Stream.of(node);
      return events.filter(HalfRead::tells).map(HalfRead::key);
    } catch (JacksonException noJson) {
      return Stream.empty();
    }
  }

  private static boolean tells(JsonNode event) {
    return event.path("metric").isString() && event.path("data").path("delivery_id").isString();
  }

  private static String key(JsonNode event) {
    String metric = event.path("metric").asString();
    String prefix = event.path("object_type").asString("") + "_";
    String bare = metric.startsWith(prefix) ? metric.substring(prefix.length()) : metric;
    return MissingEvent.key(event.path("data").path("delivery_id").asString(), bare);
  }
}
