package io.tailrace.customerio;

import org.jspecify.annotations.Nullable;

/**
 * Brings the names of an event's kind into one form: bare metrics, and the vendor's word for legacy
 * ones. A name that it does not know stays as it is. Stateless.
 */
final class KindNames {
  private static final String OF_PERSON = "customer_";

  private KindNames() {}

  /** The object type of an event that names none, if its metric tells it. */
  static @Nullable ObjectType impliedBy(String metric) {
    Metric known = Metric.constant(metric);
    if (known != null) {
      return known.aboutPerson() ? ObjectType.CUSTOMER : null;
    }
    for (ObjectType type : ObjectType.documented()) {
      if (hasPrefix(metric, type)) {
        return type;
      }
    }
    return null;
  }

  /** The metric in its canonical form: {@code email_opened} is {@code opened}. */
  static Metric canonical(ObjectType objectType, String metric) {
    Metric known = Metric.constant(metric);
    if (known != null) {
      return known;
    }
    Metric ofPerson = ofPerson(metric);
    if (ofPerson != null) {
      return ofPerson;
    }
    String bare =
        hasPrefix(metric, objectType) ? metric.substring(objectType.name().length() + 1) : metric;
    return bare.equals("complained") ? Metric.SPAMMED : Metric.of(bare);
  }

  /** A person's event may carry any object type, but its prefix is always {@code customer_}. */
  private static @Nullable Metric ofPerson(String metric) {
    if (!metric.startsWith(OF_PERSON)) {
      return null;
    }
    String bare = metric.substring(OF_PERSON.length());
    if (bare.equals("subscription_preferences_changed")) {
      return Metric.CIO_SUBSCRIPTION_PREFERENCES_CHANGED;
    }
    Metric known = Metric.constant(bare);
    return known != null && known.aboutPerson() ? known : null;
  }

  private static boolean hasPrefix(String metric, ObjectType type) {
    int length = type.name().length();
    return metric.length() > length + 1
        && metric.startsWith(type.name())
        && metric.charAt(length) == '_';
  }
}
