package io.tailrace.testkit.customerio;

import io.tailrace.customerio.Metric;
import io.tailrace.testkit.customerio.People.Change;
import io.tailrace.testkit.customerio.SimulatedEvent.Kind;
import java.util.Map;
import java.util.function.Consumer;

/** Writes down what will happen to one message, step by step on its own time. For one thread. */
final class Script {
  private final Delivery delivery;
  private final MessageFields fields;
  private final Consumer<Planned> out;
  private long atMillis;

  Script(Delivery delivery, long atMillis, MessageFields fields, Consumer<Planned> out) {
    this.delivery = delivery;
    this.atMillis = atMillis;
    this.fields = fields;
    this.out = out;
  }

  Delivery delivery() {
    return delivery;
  }

  long atMillis() {
    return atMillis;
  }

  void pass(long millis) {
    atMillis += millis;
  }

  /** A second story about the same message, from here on. */
  Script branch() {
    return new Script(delivery, atMillis, fields, out);
  }

  void add(Metric metric) {
    add(metric, Map.of(), Change.NONE);
  }

  void add(Metric metric, Map<String, Object> details) {
    add(metric, details, Change.NONE);
  }

  void add(Metric metric, Map<String, Object> details, Change change) {
    out.accept(
        new Planned(
            new Kind(delivery.channel(), metric),
            atMillis,
            delivery.person(),
            () -> fields.of(delivery, metric, details),
            change));
  }

  /** Something about the person that came of this message, at the same moment. */
  void addAboutPerson(Metric metric, Map<String, Object> data, Change change) {
    out.accept(
        new Planned(
            new Kind(delivery.channel(), metric), atMillis, delivery.person(), () -> data, change));
  }
}
