package io.tailrace.customerio;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in Customer.io's own word and without a prefix. An open set: a name that is not
 * among the constants is kept as it came. Immutable, safe to share between threads.
 *
 * @param name as Customer.io writes it, such as {@code opened}
 */
public record Metric(String name) {
  public static final Metric SUBSCRIBED = new Metric("subscribed");
  public static final Metric UNSUBSCRIBED = new Metric("unsubscribed");
  public static final Metric CIO_SUBSCRIPTION_PREFERENCES_CHANGED =
      new Metric("cio_subscription_preferences_changed");
  public static final Metric DRAFTED = new Metric("drafted");
  public static final Metric ATTEMPTED = new Metric("attempted");
  public static final Metric SENT = new Metric("sent");
  public static final Metric DELIVERED = new Metric("delivered");
  public static final Metric OPENED = new Metric("opened");
  public static final Metric CLICKED = new Metric("clicked");
  public static final Metric CONVERTED = new Metric("converted");
  public static final Metric BOUNCED = new Metric("bounced");
  public static final Metric DROPPED = new Metric("dropped");

  /** Can be subscribed to, but Customer.io documents no body for it. */
  public static final Metric DEFERRED = new Metric("deferred");

  public static final Metric SPAMMED = new Metric("spammed");
  public static final Metric FAILED = new Metric("failed");
  public static final Metric UNDELIVERABLE = new Metric("undeliverable");
  public static final Metric REPLIED = new Metric("replied");

  private static final Map<String, Metric> KNOWN = new LinkedHashMap<>();

  static {
    List<Metric> ofPerson = List.of(SUBSCRIBED, UNSUBSCRIBED, CIO_SUBSCRIPTION_PREFERENCES_CHANGED);
    List<Metric> ofMessage =
        List.of(
            DRAFTED,
            ATTEMPTED,
            SENT,
            DELIVERED,
            OPENED,
            CLICKED,
            CONVERTED,
            BOUNCED,
            DROPPED,
            DEFERRED,
            SPAMMED,
            FAILED,
            UNDELIVERABLE,
            REPLIED);
    ofPerson.forEach(metric -> KNOWN.put(metric.name, metric));
    ofMessage.forEach(metric -> KNOWN.put(metric.name, metric));
  }

  public Metric {
    Objects.requireNonNull(name, "name");
  }

  /** The constant of that name, or a new metric when Customer.io's documents have none. */
  public static Metric of(String name) {
    Metric known = KNOWN.get(name);
    return known != null ? known : new Metric(name);
  }

  /** The constant of that name, if there is one. */
  static @Nullable Metric constant(String name) {
    return KNOWN.get(name);
  }

  /** All metrics that Customer.io documents: those of a person, then those of a message. */
  public static Collection<Metric> documented() {
    return Collections.unmodifiableCollection(KNOWN.values());
  }

  /** Whether Customer.io documents this metric. */
  public boolean known() {
    return KNOWN.containsKey(name);
  }

  /** Whether this tells of a person's subscription rather than of one message's way. */
  boolean aboutPerson() {
    return equals(SUBSCRIBED)
        || equals(UNSUBSCRIBED)
        || equals(CIO_SUBSCRIPTION_PREFERENCES_CHANGED);
  }

  @Override
  public String toString() {
    return name;
  }
}
