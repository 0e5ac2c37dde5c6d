package io.tailrace.operations.reconcile;

import io.tailrace.core.log.BackfillId;
import io.tailrace.customerio.Identifiers;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.appapi.Message;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what the App API tells of one metric as the event that a webhook would have sent.
 * Stateless.
 */
final class BackfilledEvent {
  private static final Set<String> WITH_REASON =
      Set.of(
          Metric.ATTEMPTED.name(),
          Metric.DEFERRED.name(),
          Metric.BOUNCED.name(),
          Metric.DROPPED.name(),
          Metric.FAILED.name(),
          Metric.UNDELIVERABLE.name());

  private BackfilledEvent() {}

  static JsonNode of(Message message, String metric, Instant timestamp) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    String objectType = Objects.requireNonNull(message.objectType()).name();
    event.put("event_id", BackfillId.of(message.id(), objectType, metric));
    event.put("object_type", objectType);
    event.put("metric", metric);
    event.put("timestamp", timestamp.getEpochSecond());
    ObjectNode data = event.putObject("data");
    data.put("delivery_id", message.id());
    ids(message.ids(), data);
    person(message, data);
    put(data, "recipient", message.recipient());
    put(data, "subject", message.subject());
    if (WITH_REASON.contains(metric)) {
      put(data, "failure_message", message.failureMessage());
    }
    machine(message, metric, data);
    return event;
  }

  private static void ids(Message.Ids ids, ObjectNode data) {
    put(data, "campaign_id", ids.campaignId());
    put(data, "broadcast_id", ids.broadcastId());
    put(data, "newsletter_id", ids.newsletterId());
    put(data, "transactional_message_id", ids.transactionalMessageId());
    put(data, "action_id", ids.actionId());
    put(data, "parent_action_id", ids.parentActionId());
    put(data, "content_id", ids.contentId());
    put(data, "trigger_event_id", ids.triggerEventId());
  }

  private static void person(Message message, ObjectNode data) {
    put(data, "customer_id", message.customerId());
    Identifiers identifiers = message.identifiers();
    ObjectNode known = JsonNodeFactory.instance.objectNode();
    put(known, "id", identifiers.id());
    put(known, "email", identifiers.email());
    put(known, "cio_id", identifiers.cioId());
    if (!known.isEmpty()) {
      data.set("identifiers", known);
    }
  }

  /** Only where a machine's is told and no human's: older deliveries tell neither. */
  private static void machine(Message message, String metric, ObjectNode data) {
    boolean opened = metric.equals(Metric.OPENED.name());
    boolean told =
        message.metrics().containsKey("prefetch_" + metric)
            || message.metrics().containsKey("machine_" + metric);
    boolean either = opened || metric.equals(Metric.CLICKED.name());
    if (either && told && !message.metrics().containsKey("human_" + metric)) {
      data.put(opened ? "prefetched" : "machine", true);
    }
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static void put(ObjectNode node, String name, @Nullable Long value) {
    if (value != null) {
      node.put(name, value);
    }
  }
}
