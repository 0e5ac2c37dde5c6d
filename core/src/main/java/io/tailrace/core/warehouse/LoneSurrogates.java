package io.tailrace.core.warehouse;

import java.util.regex.Pattern;

/**
 * JSON may escape half of a character ({@code \}{@code ud83d} alone, as when a text is cut in the
 * middle of an emoji). Java's readers take that, those of warehouses do not: in DuckDB, with one
 * such row every query that looks into {@code data} fails. The half becomes the replacement
 * character; nothing else is touched. This reads escapes within JSON; the database's own cleaning
 * reads texts that are decoded already. Stateless.
 */
public final class LoneSurrogates {
  // Groups: an escaped backslash or any escape but these, to be stepped over; a whole pair; a half.
  private static final Pattern ESCAPE =
      Pattern.compile(
          "(?i)(\\\\[^u]|\\\\ud[89ab][0-9a-f]{2}\\\\ud[c-f][0-9a-f]{2})|\\\\ud[89a-f][0-9a-f]{2}");

  private LoneSurrogates() {}

  /** The JSON without them. */
  public static String replaced(String json) {
    if (!json.contains("\\ud") && !json.contains("\\uD")) {
      return json;
    }
    return ESCAPE.matcher(json).replaceAll(escape -> escape.group(1) == null ? "\\\\ufffd" : "$0");
  }
}
