package io.tailrace.server.command;

import tools.jackson.databind.JsonNode;

/**
 * One column of a list. Immutable.
 *
 * @param title as in the heading of a CSV file; tables show it in capitals
 * @param pointer where in an item its value is, as in {@code /record/event_id}
 */
record Column(String title, String pointer) {
  /** Of a field that is named like the column. */
  static Column of(String name) {
    return new Column(name, "/" + name);
  }

  JsonNode in(JsonNode item) {
    return item.at(pointer);
  }
}
