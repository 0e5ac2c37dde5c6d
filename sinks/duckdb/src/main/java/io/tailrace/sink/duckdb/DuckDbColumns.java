package io.tailrace.sink.duckdb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of {@code delivery_events}, in the order in which they are appended. Stateless. */
final class DuckDbColumns {
  private static final List<String> REQUIRED_TEXT =
      List.of("event_id", "feed", "source", "event_type", "object_type", "metric");
  private static final List<String> REQUIRED_TIME =
      List.of("timestamp", "received_at", "inserted_at");
  private static final List<String> TEXT =
      List.of(
          "person",
          "customer_id",
          "cio_id",
          "email_address",
          "recipient",
          "recipient_domain",
          "delivery_id",
          "journey_id",
          "trigger_event_id",
          "subject",
          "href",
          "failure_message",
          "tracked_response");
  private static final List<String> IDS =
      List.of(
          "campaign_id",
          "broadcast_id",
          "newsletter_id",
          "transactional_message_id",
          "action_id",
          "parent_action_id",
          "content_id",
          "trigger_id",
          "link_id");
  private static final List<String> FLAGS =
      List.of("proxied", "prefetched", "synthetic", "machine", "human");

  private DuckDbColumns() {}

  /** Each column's name with its type. */
  static Map<String, String> types() {
    Map<String, String> types = required();
    add(types, TEXT, "VARCHAR");
    add(types, IDS, "BIGINT");
    add(types, FLAGS, "BOOLEAN");
    types.put("data", "JSON");
    return types;
  }

  /** The columns that are never null. */
  static Map<String, String> required() {
    Map<String, String> types = new LinkedHashMap<>();
    add(types, REQUIRED_TEXT, "VARCHAR");
    add(types, REQUIRED_TIME, "TIMESTAMP");
    return types;
  }

  private static void add(Map<String, String> types, List<String> names, String type) {
    for (String name : names) {
      types.put(name, type);
    }
  }
}
