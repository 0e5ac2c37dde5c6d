package io.tailrace.customerio.appapi;

import io.tailrace.customerio.Identifiers;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One delivery, as Customer.io knows it. Each metric has one moment, however often it happened.
 * Immutable, safe to share between threads.
 *
 * @param id the {@code delivery_id} of events
 * @param objectType in the word of webhooks
 * @param metrics by the names of webhooks, and a few that they do not have, such as {@code created}
 *     and {@code human_opened}
 * @param ids what it belongs to
 * @param forgotten whether Customer.io did not keep its contents
 */
public record Message(
    String id,
    @Nullable ObjectType objectType,
    @Nullable Instant created,
    Map<String, Instant> metrics,
    Ids ids,
    Identifiers identifiers,
    @Nullable String customerId,
    @Nullable String recipient,
    @Nullable String subject,
    @Nullable String failureMessage,
    boolean forgotten) {

  public Message {
    Objects.requireNonNull(id, "id");
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  /** What a message belongs to; null = not to one of those. Immutable. */
  public record Ids(
      @Nullable Long campaignId,
      @Nullable Long broadcastId,
      @Nullable Long newsletterId,
      @Nullable Long transactionalMessageId,
      @Nullable Long actionId,
      @Nullable Long parentActionId,
      @Nullable Long contentId,
      @Nullable String triggerEventId) {
    public static final Ids NONE = new Ids(null, null, null, null, null, null, null, null);
  }

  /** When it happened, once or first or last; null = it did not. */
  public @Nullable Instant at(Metric metric) {
    return metrics.get(metric.name());
  }

  static Message read(Fields fields) {
    return new Message(
        Objects.requireNonNull(fields.text("id"), "id"),
        MessageType.objectType(fields.text("type")),
        fields.instant("created"),
        metrics(fields.object("metrics")),
        ids(fields),
        identifiers(fields.object("customer_identifiers")),
        fields.text("customer_id"),
        fields.text("recipient"),
        fields.text("subject"),
        fields.text("failure_message"),
        fields.flag("forgotten"));
  }

  private static Map<String, Instant> metrics(Fields fields) {
    Map<String, Instant> metrics = new TreeMap<>();
    for (String name : fields.names()) {
      Instant at = fields.instant(name);
      if (at != null) {
        metrics.put(name, at);
      }
    }
    return metrics;
  }

  private static Ids ids(Fields fields) {
    return new Ids(
        fields.id("campaign_id"),
        fields.id("broadcast_id"),
        fields.id("newsletter_id"),
        fields.id("transactional_message_id"),
        fields.id("action_id"),
        fields.id("parent_action_id"),
        fields.id("content_id"),
        fields.text("trigger_event_id"));
  }

  private static Identifiers identifiers(Fields fields) {
    return new Identifiers(fields.text("id"), fields.text("email"), fields.text("cio_id"));
  }
}
