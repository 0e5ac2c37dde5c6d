package io.tailrace.dashboard.story;

import java.util.HexFormat;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Spreads JSON over lines, for people. What would turn the direction of the text around it is
 * written out, so that it reads as it came. Stateless.
 */
final class PrettyJson {
  private static final Pattern TURNING =
      Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  private PrettyJson() {}

  /** The same text where it is no JSON. */
  static String of(String text) {
    try {
      return of(JsonMapper.shared().readTree(text));
    } catch (JacksonException e) {
      return visible(text); // it is shown as it came
    }
  }

  static String of(JsonNode json) {
    return visible(json.isContainer() ? json.toPrettyString() : json.toString());
  }

  private static String visible(String text) {
    return TURNING
        .matcher(text)
        .replaceAll(found -> "\\\\u" + HexFormat.of().toHexDigits(found.group().charAt(0)));
  }
}
