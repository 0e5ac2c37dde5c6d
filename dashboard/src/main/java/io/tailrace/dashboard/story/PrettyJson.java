package io.tailrace.dashboard.story;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Spreads JSON over lines, for people. Stateless. */
final class PrettyJson {
  private PrettyJson() {}

  /** The same text where it is no JSON. */
  static String of(String text) {
    try {
      return of(JsonMapper.shared().readTree(text));
    } catch (JacksonException e) {
      return text; // it is shown as it came
    }
  }

  static String of(JsonNode json) {
    return json.isContainer() ? json.toPrettyString() : json.toString();
  }
}
