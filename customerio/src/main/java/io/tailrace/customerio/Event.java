package io.tailrace.customerio;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
   * Whether this tells of the person and of no message. What is of type {@code customer} does,
   * whatever else it carries. Of a subscription any object type may come (the channel that led to
   * the change), so an {@code unsubscribed} of a channel with a delivery or a recipient is a
   * message's event, one without both is the person's.
   */
  public boolean isPersonEvent() {
    if (objectType.equals(ObjectType.CUSTOMER)) {
      return true;
    }
    if (!metric.aboutPerson()) {
      return false;
    }
    return metric.equals(Metric.CIO_SUBSCRIPTION_PREFERENCES_CHANGED)
        || (given(data.deliveryId()) == null && data.recipient() == null);
  }

  /** {@code identifiers.id}, else {@code customer_id}. */
  public @Nullable String customerId() {
    String id = given(data.identifiers().id());
    return id != null ? id : given(data.customerId());
  }

  /**
   * The bare address in {@code identifiers.email}, else in {@code email_address}, else in the
   * recipient of an e-mail, if that is a single one.
   */
  public @Nullable String emailAddress() {
    String email = given(data.identifiers().email());
    if (email == null) {
      email = given(data.emailAddress());
    }
    return email != null ? bare(email) : emailRecipient();
  }

  /** Without a display name; a text that is no address stays as it is. */
  private static String bare(String email) {
    return MailAddress.single(email).map(MailAddress::text).orElse(email);
  }

  /**
   * One text that stands for the person: {@code cio_id}, else {@link #customerId()}, else {@link
   * #emailAddress()} in lower case, else the recipient, unless that is a list. Two of them are
   * never merged.
   */
  public @Nullable String person() {
    String cioId = given(data.identifiers().cioId());
    if (cioId != null) {
      return cioId;
    }
    String customerId = customerId();
    if (customerId != null) {
      return customerId;
    }
    String email = emailAddress();
    if (email != null) {
      return MailAddress.key(email);
    }
    return mailRecipients().isEmpty() ? given(data.recipient()) : null;
  }

  /**
   * Of {@code opened} and {@code clicked}: false if a machine is said to have done it or an open
   * was inferred ({@code prefetched}, {@code synthetic}, {@code machine}), else true. Null for any
   * other metric.
   */
  public @Nullable Boolean human() {
    if (!metric.equals(Metric.OPENED) && !metric.equals(Metric.CLICKED)) {
      return null;
    }
    return !isTrue(data.prefetched()) && !isTrue(data.synthetic()) && !isTrue(data.machine());
  }

  /**
   * The domain of an e-mail's recipients, in lower case; null = no e-mail, no address, or several
   * domains.
   */
  public @Nullable String recipientDomain() {
    String domain = null;
    for (MailAddress address : mailRecipients()) {
      String other = address.domainKey();
      if (domain != null && !domain.equals(other)) {
        return null;
      }
      domain = other;
    }
    return domain;
  }

  /**
   * Whom an e-mail went to. Other channels' recipients may hold an at sign too: a webhook's is the
   * URL it called.
   */
  public List<MailAddress> mailRecipients() {
    return objectType.equals(ObjectType.EMAIL) ? MailAddress.list(data.recipient()) : List.of();
  }

  /**
   * Whether it names somebody who goes by this id, e-mail address, phone number or device token, in
   * any spelling.
   */
  public boolean concerns(String who) {
    String mail = MailAddress.key(who);
    String phone = PhoneNumber.key(who.strip());
    Identifiers ids = data.identifiers();
    return Stream.of(person(), ids.cioId(), ids.id(), data.customerId())
            .anyMatch(id -> id != null && id.equalsIgnoreCase(who))
        || Stream.of(ids.email(), data.emailAddress(), data.recipient())
            .anyMatch(text -> text != null && MailAddress.key(text).equals(mail))
        || mailRecipients().stream().anyMatch(address -> address.key().equals(mail))
        || (data.recipient() != null && PhoneNumber.key(data.recipient()).equals(phone))
        || data.recipients().stream().anyMatch(device -> who.equals(device.deviceId()));
  }

  /** What a preference change says of the new preferences: JSON in a string. */
  public @Nullable String preferences() {
    boolean change = metric.equals(Metric.CIO_SUBSCRIPTION_PREFERENCES_CHANGED);
    return change ? data.preferences() : null;
  }

  /** What a preference change says of channels and topics; empty for any other event. */
  public List<SubscriptionPreferences.Choice> choices() {
    return SubscriptionPreferences.read(preferences());
  }

  private @Nullable String emailRecipient() {
    List<MailAddress> recipients = mailRecipients();
    return recipients.size() == 1 ? recipients.get(0).text() : null;
  }

  /** The vendor sends blank ids for a person who was deleted. */
  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static boolean isTrue(@Nullable Boolean flag) {
    return flag != null && flag;
  }
}
