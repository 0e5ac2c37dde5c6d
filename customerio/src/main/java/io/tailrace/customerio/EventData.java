package io.tailrace.customerio;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code data} of an event: every field that Customer.io documents, and the object itself as
 * received. Every field may be absent; so is one whose value is not of its type, which stays in
 * {@link #json()}. Immutable, safe to share between threads.
 */
public final class EventData {
  private final @Nullable Object[] values;
  private final String json;

  /** Takes over the values, which stand at the ordinals of their {@link DataField}. */
  EventData(@Nullable Object[] values, String json) {
    this.values = values;
    this.json = json;
  }

  /** The object exactly as received, with what is known and what is not. */
  public String json() {
    return json;
  }

  /**
   * The object as received, less some of its fields. Costs next to nothing when it has none of
   * them.
   */
  public String jsonWithout(String... topLevelFields) {
    return RawObject.without(json, Set.copyOf(List.of(topLevelFields)));
  }

  /** The message's subject. */
  public @Nullable String subject() {
    return text(DataField.SUBJECT);
  }

  /** Address, phone number, {@code #channel} or URL, by channel; a blank one is absent. */
  public @Nullable String recipient() {
    String recipient = text(DataField.RECIPIENT);
    return recipient == null || recipient.isBlank() ? null : recipient;
  }

  /** Deprecated by Customer.io; see {@link Event#customerId()}. */
  public @Nullable String customerId() {
    return text(DataField.CUSTOMER_ID);
  }

  /** Of a person's event; see {@link Event#emailAddress()}. */
  public @Nullable String emailAddress() {
    return text(DataField.EMAIL_ADDRESS);
  }

  /** The message's id, as in Customer.io's App API. */
  public @Nullable String deliveryId() {
    return text(DataField.DELIVERY_ID);
  }

  /** The person's way through a campaign. */
  public @Nullable String journeyId() {
    return text(DataField.JOURNEY_ID);
  }

  /** The tracked event that started the campaign. */
  public @Nullable String triggerEventId() {
    return text(DataField.TRIGGER_EVENT_ID);
  }

  /** Why a message failed or bounced. */
  public @Nullable String failureMessage() {
    return text(DataField.FAILURE_MESSAGE);
  }

  /** The action's name of an in-app click. */
  public @Nullable String trackedResponse() {
    return text(DataField.TRACKED_RESPONSE);
  }

  /** The id of a reply. */
  public @Nullable String inboundEventId() {
    return text(DataField.INBOUND_EVENT_ID);
  }

  /** The number that a reply went to. */
  public @Nullable String to() {
    return text(DataField.TO);
  }

  /** The link that was followed ({@code link} in the Node design). */
  public @Nullable String href() {
    String href = text(DataField.HREF);
    return href != null ? href : text(DataField.LINK);
  }

  /** {@code campaign_id}. */
  public @Nullable Long campaignId() {
    return id(DataField.CAMPAIGN_ID);
  }

  /** {@code broadcast_id}. */
  public @Nullable Long broadcastId() {
    return id(DataField.BROADCAST_ID);
  }

  /** {@code newsletter_id}. */
  public @Nullable Long newsletterId() {
    return id(DataField.NEWSLETTER_ID);
  }

  /** {@code transactional_message_id}. */
  public @Nullable Long transactionalMessageId() {
    return id(DataField.TRANSACTIONAL_MESSAGE_ID);
  }

  /** {@code action_id}. */
  public @Nullable Long actionId() {
    return id(DataField.ACTION_ID);
  }

  /** {@code parent_action_id}. */
  public @Nullable Long parentActionId() {
    return id(DataField.PARENT_ACTION_ID);
  }

  /** {@code content_id}. */
  public @Nullable Long contentId() {
    return id(DataField.CONTENT_ID);
  }

  /** {@code trigger_id}. */
  public @Nullable Long triggerId() {
    return id(DataField.TRIGGER_ID);
  }

  /** {@code link_id}. */
  public @Nullable Long linkId() {
    return id(DataField.LINK_ID);
  }

  /** Whether a proxy fetched the open's image. */
  public @Nullable Boolean proxied() {
    return flag(DataField.PROXIED);
  }

  /** Whether a machine fetched the open's image ahead. */
  public @Nullable Boolean prefetched() {
    return flag(DataField.PREFETCHED);
  }

  /** Whether the open was inferred from a click. */
  public @Nullable Boolean synthetic() {
    return flag(DataField.SYNTHETIC);
  }

  /** Whether a machine clicked. */
  public @Nullable Boolean machine() {
    return flag(DataField.MACHINE);
  }

  /** The person's identifiers; {@link Identifiers#NONE} = absent. */
  public Identifiers identifiers() {
    Object identifiers = value(DataField.IDENTIFIERS);
    return identifiers == null ? Identifiers.NONE : (Identifiers) identifiers;
  }

  /** The devices of a push message; empty = absent. */
  public List<Device> recipients() {
    Object devices = value(DataField.RECIPIENTS);
    return devices == null ? List.of() : ((DataReader.Devices) devices).list();
  }

  /** The message's body, only with Body Content on. Read anew at each call. */
  public @Nullable String content() {
    boolean present = value(DataField.CONTENT) != null;
    return present ? RawObject.text(json, DataField.CONTENT.jsonName()) : null;
  }

  /**
   * The field {@code content} of a preference change: JSON in a string. {@link Event#preferences()}
   * tells the two apart.
   */
  public @Nullable String preferences() {
    return content();
  }

  /**
   * The e-mail's own headers, only with Body Content on; empty = absent. Read anew at each call.
   */
  public Map<String, List<String>> headers() {
    boolean present = value(DataField.HEADERS) != null;
    return present ? RawObject.lists(json, DataField.HEADERS.jsonName()) : Map.of();
  }

  // The array is this object's own and lives no longer than the enum's order.
  @SuppressWarnings("EnumOrdinal")
  private @Nullable Object value(DataField field) {
    return values[field.ordinal()];
  }

  private @Nullable String text(DataField field) {
    return (String) value(field);
  }

  private @Nullable Long id(DataField field) {
    return (Long) value(field);
  }

  private @Nullable Boolean flag(DataField field) {
    return (Boolean) value(field);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventData data && json.equals(data.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  /** Only the size: the object holds addresses, and this may end in a log. */
  @Override
  public String toString() {
    return "EventData[" + json.length() + " characters]";
  }
}
