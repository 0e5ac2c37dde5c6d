package io.tailrace.dashboard.component;

import java.util.List;

/** What can be chosen. Immutable. */
public record FilterOption(String value, String text) {
  /** Any, and each of these under its own name. */
  public static List<FilterOption> anyOf(String any, List<String> values) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(new FilterOption("", any)),
            values.stream().map(value -> new FilterOption(value, value)))
        .toList();
  }
}
