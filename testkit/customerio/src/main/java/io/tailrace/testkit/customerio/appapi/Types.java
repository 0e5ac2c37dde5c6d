package io.tailrace.testkit.customerio.appapi;

import io.tailrace.testkit.customerio.SentMessage;
import java.util.Set;
import java.util.function.Predicate;

/** The parameter {@code type}: an SMS is {@code twilio} (App API reference, List messages). */
final class Types {
  static final Set<String> ALL =
      Set.of(
          "email", "webhook", "twilio", "whatsapp", "slack", "push", "in_app", "live_notification");
  static final Set<String> OF_NEWSLETTERS =
      Set.of("email", "webhook", "twilio", "whatsapp", "slack", "push", "in_app", "inbox");

  private Types() {}

  static String apiName(SentMessage message) {
    return message.type().equals("sms") ? "twilio" : message.type();
  }

  /** null = all. */
  static Predicate<SentMessage> only(String type) {
    return message -> type == null || apiName(message).equals(type);
  }
}
