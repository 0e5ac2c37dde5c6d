package io.tailrace.customerio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something with a mistake undone, and what had to be changed for it. Immutable. */
record Variant<T extends @Nullable Object>(T value, List<String> changes) {
  static <T extends @Nullable Object> Variant<T> unchanged(T value) {
    return new Variant<>(value, List.of());
  }

  static <T extends @Nullable Object> Variant<T> changed(T value, String change) {
    return new Variant<>(value, List.of(change));
  }
}
