package io.tailrace.dashboard.component;

import java.util.List;

/**
 * One field of a page's filter. Immutable.
 *
 * @param name of the URL's parameter
 * @param value now; empty = none
 * @param options to choose from; none = any text
 * @param hint an example; may be empty
 */
public record FilterField(
    String name, String label, String value, List<FilterOption> options, String hint) {

  public FilterField {
    options = List.copyOf(options);
  }

  public static FilterField text(String name, String label, String value, String hint) {
    return new FilterField(name, label, value, List.of(), hint);
  }

  /** One of some, or any. */
  public static FilterField choice(
      String name, String label, String value, List<FilterOption> options) {
    return new FilterField(name, label, value, options, "");
  }
}
