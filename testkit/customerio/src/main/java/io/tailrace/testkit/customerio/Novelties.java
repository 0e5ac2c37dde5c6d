package io.tailrace.testkit.customerio;

import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.testkit.customerio.People.Change;
import io.tailrace.testkit.customerio.SimulatedEvent.Kind;
import java.util.List;
import java.util.Map;

/**
 * Kinds of events and fields that Customer.io does not document today. A receiver must let them
 * pass. For one thread.
 */
final class Novelties {
  private static final List<Kind> KINDS =
      List.of(
          kind("live_notification", "sent"),
          kind("inbox", "opened"),
          kind("line", "delivered"),
          kind("email", "snoozed"),
          kind("customer", "cio_merged"));

  private final Dice dice;

  Novelties(Dice dice) {
    this.dice = dice;
  }

  private static Kind kind(String objectType, String metric) {
    return new Kind(ObjectType.of(objectType), Metric.of(metric));
  }

  Planned any(Delivery delivery, long atMillis) {
    Map<String, Object> data = delivery.fields();
    data.put("surface", Map.of("kind", "lock_screen", "ratio", 0.5, "slots", List.of(1, 2)));
    return new Planned(dice.pick(KINDS), atMillis, delivery.person(), () -> data, Change.NONE);
  }
}
