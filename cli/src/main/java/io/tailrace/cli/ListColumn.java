package io.tailrace.cli;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One column of a list. Immutable.
 *
 * @param title as in the heading of a CSV file
 * @param heading of a table
 * @param pointer where in an item its value is, as in {@code /record/event_id}
 */
public record ListColumn(String title, String heading, String pointer) {
  /** One of ours: tables show its title in capitals. */
  ListColumn(String title, String pointer) {
    this(title, heading(title), pointer);
  }

  /** Of a field that is named like the column. */
  static ListColumn of(String name) {
    return new ListColumn(name, "/" + name);
  }

  /** A column whose values somebody typed: they are shown unchanged. */
  static ListColumn asTyped(String name, int place) {
    return new ListColumn(name, name, "/" + place);
  }

  public static String heading(String title) {
    return title.toUpperCase(Locale.ROOT).replace('_', ' ');
  }

  JsonNode in(JsonNode item) {
    return item.at(pointer);
  }
}
