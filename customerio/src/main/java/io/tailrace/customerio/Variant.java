package io.tailrace.customerio;

import java.util.List;

/** Something with a mistake undone, and what had to be changed for it. Immutable. */
record Variant<T>(T value, List<String> changes) {
  static <T> Variant<T> unchanged(T value) {
    return new Variant<>(value, List.of());
  }

  static <T> Variant<T> changed(T value, String change) {
    return new Variant<>(value, List.of(change));
  }
}
