package io.tailrace.testkit.customerio.appapi;

import io.tailrace.customerio.EventData;
import io.tailrace.customerio.Identifiers;
import io.tailrace.testkit.customerio.SentMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A delivery as the App API tells it (App API reference, List messages). Stateless. */
final class MessageJson {
  private MessageJson() {}

  static Map<String, Object> of(SentMessage message) {
    EventData origin = message.origin();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", message.id());
    json.put("deduplicate_id", message.id() + ":" + message.made().getEpochSecond());
    json.put("msg_template_id", origin.actionId());
    json.put("action_id", origin.actionId());
    json.put("parent_action_id", origin.parentActionId());
    json.put("customer_id", origin.identifiers().id());
    json.put("customer_identifiers", identifiers(origin.identifiers()));
    json.put("recipient", origin.recipient());
    json.put("subject", message.subject());
    json.put("metrics", metrics(message));
    json.put("created", message.made().getEpochSecond());
    json.put("failure_message", message.failure());
    // No id of a transactional message: the reference has none.
    json.put("newsletter_id", origin.newsletterId());
    json.put("content_id", origin.contentId());
    json.put("campaign_id", origin.campaignId());
    json.put("broadcast_id", origin.broadcastId());
    json.put("trigger_event_id", origin.triggerEventId());
    json.put("forgotten", false);
    json.put("type", Types.apiName(message));
    json.put("x_experiment", Map.of("blue", true));
    return json;
  }

  private static Map<String, Object> identifiers(Identifiers identifiers) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("email", identifiers.email());
    json.put("id", identifiers.id());
    json.put("cio_id", identifiers.cioId());
    return json;
  }

  private static Map<String, Object> metrics(SentMessage message) {
    Map<String, Object> json = new TreeMap<>();
    message.metrics().forEach((name, at) -> json.put(name, at.getEpochSecond()));
    return json;
  }
}
