package io.tailrace.customerio;

import java.util.ArrayList;
import java.util.List;

/**
 * What the fields of a sample's {@code data} hold, beyond those of all messages, as JSON.
 * Stateless, safe to share between threads.
 */
final class SampleFields {
  private static final String DEVICE =
      "\"device_id\":\"sample-device-token\",\"device_platform\":\"ios\"";

  private SampleFields() {}

  /** Those that are documented; of a kind that is described nowhere, those of its neighbours. */
  static List<String> of(EventKind kind) {
    List<String> names = new ArrayList<>();
    kind.fields().forEach(field -> names.add(field.name()));
    names.removeAll(List.of("customer_id", "identifiers", "headers"));
    if (EventKinds.undescribed().contains(kind)) {
      names.add("recipient");
      if (!kind.metric().equals(Metric.CONVERTED)) {
        names.add("failure_message");
      }
    }
    return names;
  }

  static String value(String field, EventKind kind) {
    return switch (field) {
      case "subject" -> "\"A sample from Tailrace\"";
      case "recipient", "email_address" -> "\"" + recipient(kind.objectType()) + "\"";
      case "recipients" -> "[{" + DEVICE + ofDevice(kind) + "}]";
      case "failure_message" -> "\"" + failure(kind) + "\"";
      case "href" -> "\"https://www.example.com/sample\"";
      case "link_id" -> "1";
      case "proxied", "prefetched", "synthetic", "machine" -> "false";
      case "content" -> content(kind);
      case "tracked_response" -> "\"open\"";
      case "inbound_event_id" -> "\"sample-reply\"";
      case "to" -> "\"+12025550199\"";
      default -> "null";
    };
  }

  private static String recipient(ObjectType channel) {
    return switch (channel.name()) {
      case "sms", "whatsapp" -> "+12025550123";
      case "slack" -> "#sample";
      case "webhook" -> "https://www.example.com/sample-hook";
      case "in_app" -> "sample-person";
      default -> "sample.person@example.com";
    };
  }

  /** A device tells its own failure. */
  private static String ofDevice(EventKind kind) {
    boolean failed = kind.metric().equals(Metric.BOUNCED) || kind.metric().equals(Metric.DROPPED);
    return failed ? ",\"failure_message\":\"NotRegistered\"" : "";
  }

  private static String failure(EventKind kind) {
    boolean mail = kind.objectType().equals(ObjectType.EMAIL);
    return switch (kind.metric().name()) {
      case "bounced" ->
          mail
              ? "550 5.1.1 The email account that you tried to reach does not exist"
              : "30003: Unreachable destination handset";
      case "deferred" -> "421 4.7.0 Try again later, closing connection";
      case "dropped" -> mail ? "recipient is suppressed" : "30005: Unknown destination handset";
      case "undeliverable" -> "message limit reached";
      default -> "503 Service Unavailable";
    };
  }

  private static String content(EventKind kind) {
    return kind.objectType().equals(ObjectType.CUSTOMER)
        ? "\"{\\\"topics\\\":{\\\"topic_1\\\":true}}\""
        : "\"<p>A sample from Tailrace.</p>\"";
  }
}
