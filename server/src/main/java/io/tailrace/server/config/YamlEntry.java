package io.tailrace.server.config;

import java.util.List;

/**
 * A key of a YAML file with what stands behind it. Immutable.
 *
 * @param key in full, dots for nesting
 * @param values none, one, or a list's elements
 * @param list true if written as a list
 */
record YamlEntry(String key, List<String> values, boolean list, int line) {
  YamlEntry {
    values = List.copyOf(values);
  }

  /** Nothing stands behind it. */
  boolean isEmpty() {
    return values.isEmpty() && !list;
  }
}
