package io.tailrace.testkit.customerio;

import io.tailrace.customerio.ObjectType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One message to one person, with the fields that all its events share. Immutable.
 *
 * @param journeyId the person's way through the campaign
 * @param triggerId of the call that set a broadcast off
 * @param contentId the newsletter's variant
 */
record Delivery(
    Step step, Person person, String id, String journeyId, long triggerId, long contentId) {

  static Delivery of(Step step, Person person, long startMillis, Dice dice) {
    // The same person stays on the same journey through a campaign's steps.
    Dice journey = Dice.of(step.parentId(), person.number());
    long entered = startMillis - journey.between(0, 30L * 24 * 3600 * 1000);
    return new Delivery(
        step,
        person,
        Ids.delivery(dice),
        Ids.ulid(entered, journey),
        1 + startMillis / 3_600_000 % 1000,
        step.parentId() * 10 + dice.between(1, 3));
  }

  ObjectType channel() {
    return step.channel();
  }

  /** In alphabetical order, as the vendor's program writes them. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (step.actionId() != 0) {
      fields.put("action_id", step.actionId());
    }
    fields.put(step.parent().field, step.parentId());
    if (step.parent() == Step.Parent.NEWSLETTER) {
      fields.put("content_id", contentId);
    }
    fields.put("customer_id", person.customerId());
    fields.put("delivery_id", id);
    fields.put("identifiers", person.identifiers());
    if (step.actionId() != 0) {
      fields.put("journey_id", journeyId);
      fields.put("parent_action_id", step.actionId() / 10);
    }
    if (step.parent() == Step.Parent.CAMPAIGN) {
      fields.put("trigger_event_id", step.parentId() == 15 ? null : triggerEventId());
    } else if (step.parent() == Step.Parent.BROADCAST) {
      fields.put("trigger_id", triggerId);
    }
    return fields;
  }

  private String triggerEventId() {
    // Made a moment before the journey, so it begins the same.
    return journeyId.substring(0, 9) + "0" + new StringBuilder(journeyId.substring(10)).reverse();
  }

  /** Whom it went to, in the form of its channel; null = push, which has devices instead. */
  String recipient() {
    return switch (channel().name()) {
      case "email" -> person.email();
      case "sms", "whatsapp" -> person.phone();
      case "slack" -> "#vip-orders";
      case "webhook" -> "https://hooks.tidewater.example/crm?token=demo-0123456789";
      case "in_app" -> person.id() == null ? person.email() : person.id();
      default -> null;
    };
  }

  /** The link of that number, counted from 0, as an event tells it. */
  Map<String, Object> link(int number) {
    Map<String, Object> link = new LinkedHashMap<>();
    link.put("href", step.links().get(number));
    link.put("link_id", step.parentId() * 100 + step.actionId() % 10 * 10 + number + 1);
    return link;
  }
}
