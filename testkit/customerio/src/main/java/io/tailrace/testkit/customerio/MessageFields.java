package io.tailrace.testkit.customerio;

import io.tailrace.customerio.EventKind;
import io.tailrace.customerio.EventKinds;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.testkit.customerio.SimulatedEvent.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fills the fields that Customer.io documents for a kind of message event. Immutable, safe to share
 * between threads.
 */
final class MessageFields {
  private static final Map<Kind, List<String>> DOCUMENTED =
      EventKinds.documented().stream()
          .collect(
              Collectors.toMap(
                  kind -> new Kind(kind.objectType(), kind.metric()),
                  kind -> kind.fields().stream().map(EventKind.Field::name).toList()));

  /** Can be subscribed to, but has no documented fields: we assume those of its neighbours. */
  private static final Map<Kind, List<String>> ASSUMED =
      Map.of(
          new Kind(ObjectType.EMAIL, Metric.DEFERRED),
          List.of("subject", "recipient", "failure_message"),
          new Kind(ObjectType.SMS, Metric.DROPPED),
          List.of("recipient", "failure_message"),
          new Kind(ObjectType.SLACK, Metric.CONVERTED),
          List.of("recipient"),
          new Kind(ObjectType.WEBHOOK, Metric.CONVERTED),
          List.of("recipient"));

  private final boolean bodyContent;

  /**
   * @param bodyContent whether the option of that name is on, so that sent messages are included
   */
  MessageFields(boolean bodyContent) {
    this.bodyContent = bodyContent;
  }

  /**
   * All of {@code data}.
   *
   * @param details what this event alone knows: a failure, a link, flags
   */
  Map<String, Object> of(Delivery delivery, Metric metric, Map<String, Object> details) {
    Kind kind = new Kind(delivery.channel(), metric);
    Map<String, Object> fields = delivery.fields();
    for (String name : DOCUMENTED.getOrDefault(kind, ASSUMED.getOrDefault(kind, List.of()))) {
      Object value =
          details.containsKey(name) ? details.get(name) : value(name, delivery, metric, details);
      if (value != null) {
        fields.put(name, value);
      }
    }
    return fields;
  }

  private Object value(String name, Delivery delivery, Metric metric, Map<String, Object> details) {
    return switch (name) {
      case "subject" -> delivery.step().subject();
      case "recipient" -> delivery.recipient();
      case "recipients" -> devices(delivery, metric, details);
      case "content" -> bodyContent ? content(delivery) : null;
      case "headers" -> bodyContent ? Map.of("X-Tidewater", List.of("demo")) : null;
      case "tracked_response" -> "open";
      case "to" -> "+12015550100";
      default -> null;
    };
  }

  private static List<Map<String, Object>> devices(
      Delivery delivery, Metric metric, Map<String, Object> details) {
    // A message goes to all devices; what comes back, each does by itself.
    List<Person.Device> devices = delivery.person().devices();
    List<Map<String, Object>> list = new ArrayList<>();
    for (Person.Device device : metric.equals(Metric.SENT) ? devices : devices.subList(0, 1)) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("device_id", device.id());
      fields.put("device_platform", device.platform());
      if (details.containsKey("failure")) {
        fields.put("failure_message", details.get("failure"));
      }
      list.add(fields);
    }
    return list;
  }

  private static String content(Delivery delivery) {
    String link = delivery.step().links().get(0);
    return delivery.channel().equals(ObjectType.EMAIL)
        ? "<html><body>\n<h1>Tidewater</h1>\n<p>Hello, \"sailor\"!</p>\n<a href='"
            + link
            + "'>To the shop</a>\n</body></html>\n"
        : "Tidewater: " + link;
  }
}
