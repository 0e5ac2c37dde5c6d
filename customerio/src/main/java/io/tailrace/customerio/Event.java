package io.tailrace.customerio;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * One reporting webhook event, decoded. Immutable, safe to share between threads.
 *
 * @param eventId Customer.io's id, opaque
 * @param objectType as sent, or implied by the metric
 * @param metric bare, in Customer.io's word
 * @param timestamp when it happened, in whole seconds
 * @param data everything else
 */
public record Event(
    String eventId, ObjectType objectType, Metric metric, Instant timestamp, EventData data) {

  public Event {
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(objectType, "objectType");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(data, "data");
  }

  static Event of(EventKey key, EventData data) {
    return new Event(key.eventId(), key.objectType(), key.metric(), key.timestamp(), data);
  }

  /** What tells this event from another. */
  public EventKey key() {
    return new EventKey(eventId, objectType, metric, timestamp);
  }

  /**
   * {@code <object type>_<metric>}; but of a person's event {@code customer_subscribed}, {@code
   * customer_unsubscribed} or {@code customer_subscription_preferences_changed}, whatever its
   * object type, so that nothing is counted twice.
   */
  public String eventType() {
    if (!isPersonEvent()) {
      return objectType.name() + "_" + metric.name();
    }
    return metric.equals(Metric.CIO_SUBSCRIPTION_PREFERENCES_CHANGED)
        ? "customer_subscription_preferences_changed"
        : "customer_" + metric.name();
  }

  /**
   * Whether this tells of a person's subscription. Any object type may come with it (the channel
   * that led to the change), so an {@code unsubscribed} with a delivery or a recipient is a
   * message's event, one without both is the person's.
   */
  public boolean isPersonEvent() {
    if (!metric.aboutPerson()) {
      return false;
    }
    return metric.equals(Metric.CIO_SUBSCRIPTION_PREFERENCES_CHANGED)
        || (given(data.deliveryId()) == null && data.recipient() == null);
  }

  /** {@code identifiers.id}, else {@code customer_id}; null = neither is there. */
  public String customerId() {
    String id = given(data.identifiers().id());
    return id != null ? id : given(data.customerId());
  }

  /**
   * {@code identifiers.email}, else {@code email_address}, else the recipient of an e-mail; null =
   * none is there.
   */
  public String emailAddress() {
    String email = given(data.identifiers().email());
    if (email == null) {
      email = given(data.emailAddress());
    }
    return email != null ? email : emailRecipient();
  }

  /**
   * One text that stands for the person: {@code cio_id}, else {@link #customerId()}, else {@link
   * #emailAddress()} in lower case, else the recipient; null = none is there. Two of them are never
   * merged.
   */
  public String person() {
    String cioId = given(data.identifiers().cioId());
    if (cioId != null) {
      return cioId;
    }
    String customerId = customerId();
    if (customerId != null) {
      return customerId;
    }
    String email = emailAddress();
    return email != null ? email.toLowerCase(Locale.ROOT) : data.recipient();
  }

  /**
   * Of {@code opened} and {@code clicked}: false if a machine is said to have done it or an open
   * was inferred ({@code prefetched}, {@code synthetic}, {@code machine}), else true. Null for any
   * other metric.
   */
  public Boolean human() {
    if (!metric.equals(Metric.OPENED) && !metric.equals(Metric.CLICKED)) {
      return null;
    }
    return !isTrue(data.prefetched()) && !isTrue(data.synthetic()) && !isTrue(data.machine());
  }

  /** The domain of an e-mail's recipient, in lower case; null = no e-mail, or no address. */
  public String recipientDomain() {
    String address = emailRecipient();
    if (address == null) {
      return null;
    }
    String domain = address.substring(address.lastIndexOf('@') + 1).strip();
    int end = domain.endsWith(">") ? domain.length() - 1 : domain.length();
    return given(domain.substring(0, end).toLowerCase(Locale.ROOT));
  }

  /** What a preference change says of the new preferences: JSON in a string; null = absent. */
  public String preferences() {
    boolean change = metric.equals(Metric.CIO_SUBSCRIPTION_PREFERENCES_CHANGED);
    return change ? data.preferences() : null;
  }

  /** Other channels' recipients may hold an at sign too: a webhook's is the URL it called. */
  private String emailRecipient() {
    String recipient = data.recipient();
    boolean address =
        recipient != null && recipient.indexOf('@') >= 0 && objectType.equals(ObjectType.EMAIL);
    return address ? recipient : null;
  }

  /** The vendor sends blank ids for a person who was deleted. */
  private static String given(String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static boolean isTrue(Boolean flag) {
    return flag != null && flag;
  }
}
