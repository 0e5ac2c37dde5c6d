package io.tailrace.testkit.customerio;

import io.tailrace.customerio.Metric;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a planned event as the body of a request. The order of the fields varies, as it does in
 * published samples. For one thread.
 */
final class Envelope {
  private static final List<List<String>> ORDERS =
      List.of(
          List.of("data", "event_id", "metric", "object_type", "timestamp"),
          List.of("event_id", "object_type", "metric", "timestamp", "data"),
          List.of("metric", "event_id", "object_type", "timestamp", "data"));

  private final Dice dice;

  Envelope(Dice dice) {
    this.dice = dice;
  }

  SimulatedEvent write(Planned planned, long createdMillis) {
    Instant timestamp = Instant.ofEpochSecond(planned.atMillis() / 1000);
    String eventId = Ids.ulid(createdMillis, dice);
    Map<String, Object> data = planned.data().get();
    if (dice.chance(0.01)) {
      data.put("x_experiment", List.of("blue"));
    }
    Map<String, Object> fields =
        Map.of(
            "event_id", eventId,
            "object_type", planned.kind().objectType().name(),
            "metric", planned.kind().metric().name(),
            "timestamp", timestamp.getEpochSecond(),
            "data", dice.chance(0.7) ? new TreeMap<>(data) : data);
    return new SimulatedEvent(
        planned.kind(),
        timestamp,
        Instant.ofEpochMilli(createdMillis),
        eventId,
        JsonText.bytes(ordered(fields, planned.kind().metric())));
  }

  private Map<String, Object> ordered(Map<String, Object> fields, Metric metric) {
    // The vendor's schema calls it so for preference changes, by mistake or not.
    boolean odd = metric.equals(Metric.CIO_SUBSCRIPTION_PREFERENCES_CHANGED) && dice.chance(0.5);
    Map<String, Object> body = new LinkedHashMap<>();
    for (String name : dice.pick(ORDERS)) {
      body.put(odd && name.equals("object_type") ? "object_type_type" : name, fields.get(name));
    }
    return body;
  }
}
