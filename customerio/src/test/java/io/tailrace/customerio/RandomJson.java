package io.tailrace.customerio;

import java.util.List;
import java.util.Random;

/**
 * Makes JSON text at random: any shape, and often nearly an event, in which every part may be
 * missing or of a wrong type.
 */
final class RandomJson {
  private static final List<String> NAMES =
      List.of(
          "subject",
          "campaign_id",
          "machine",
          "identifiers",
          "recipients",
          "content",
          "headers",
          "link",
          "id",
          "device_id",
          "event_id",
          "events",
          "data",
          "",
          "né\\u0041");
  private static final List<String> SCALARS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1613063089",
          "12345678901234567890123",
          "-0.5e-3",
          "\"\"",
          "\"9\"",
          "\"text \\\" \\\\ \\n \\ud83c\\udf89\"",
          "\"é€🎉\"",
          "\"\\ud800\"",
          "\"ann@example.com\"");
  private static final List<String> SPACES = List.of("", "", "", " ", "\n\t", "\r\n");

  private final Random random;

  RandomJson(Random random) {
    this.random = random;
  }

  /** An event, almost: each of its parts is right nine times in ten. */
  String nearlyEvent() {
    StringBuilder json = new StringBuilder("{");
    field(json, "event_id", mostly("\"01E4C4CT6YDC7Y5M7FE1GWWPQJ\""));
    field(json, "object_type", mostly(pick(List.of("\"email\"", "\"push\"", "\"inbox\"", "null"))));
    field(json, "metric", mostly(pick(List.of("\"sent\"", "\"email_opened\"", "\"odd\""))));
    field(json, "timestamp", mostly(pick(List.of("1613063089", "\"1613063089\""))));
    field(json, "data", mostly(object(3)));
    if (random.nextInt(10) == 0) {
      field(json, pick(NAMES), value(3));
    }
    return json.append(space()).append('}').toString();
  }

  String value(int depth) {
    int kind = random.nextInt(depth > 0 ? 4 : 2);
    if (kind < 2) {
      return pick(SCALARS);
    }
    return kind == 2 ? object(depth) : array(depth);
  }

  private String object(int depth) {
    StringBuilder json = new StringBuilder("{");
    for (int left = random.nextInt(5); left > 0; left--) {
      field(json, pick(NAMES), value(depth - 1));
    }
    return json.append(space()).append('}').toString();
  }

  private String array(int depth) {
    StringBuilder json = new StringBuilder("[");
    for (int left = random.nextInt(4); left > 0; left--) {
      json.append(json.length() > 1 ? "," : "").append(space()).append(value(depth - 1));
    }
    return json.append(space()).append(']').toString();
  }

  private void field(StringBuilder json, String name, String value) {
    if (value != null) {
      json.append(json.length() > 1 ? "," : "").append(space());
      json.append('"').append(name).append('"').append(space()).append(':');
      json.append(space()).append(value).append(space());
    }
  }

  private String mostly(String right) {
    int roll = random.nextInt(40);
    return roll == 0 ? null : roll == 1 ? value(3) : right;
  }

  String space() {
    return pick(SPACES);
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
