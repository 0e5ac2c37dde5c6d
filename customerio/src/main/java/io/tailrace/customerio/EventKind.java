package io.tailrace.customerio;

import java.util.List;

/**
 * One kind of event in Customer.io's documents. Immutable, safe to share between threads.
 *
 * @param objectType what it is about
 * @param metric what happened
 * @param fields those of {@code data} beyond what all messages have
 */
public record EventKind(ObjectType objectType, Metric metric, List<Field> fields) {
  public EventKind {
    fields = List.copyOf(fields);
  }

  /** As the warehouse names it, such as {@code email_opened}. */
  public String eventType() {
    boolean preferences = metric.equals(Metric.CIO_SUBSCRIPTION_PREFERENCES_CHANGED);
    return objectType.name()
        + (preferences ? "_subscription_preferences_changed" : "_" + metric.name());
  }

  /**
   * A field of {@code data}. Immutable, safe to share between threads.
   *
   * @param name as in the JSON
   * @param required by the vendor's schema, which its own examples do not keep
   */
  public record Field(String name, boolean required) {}
}
