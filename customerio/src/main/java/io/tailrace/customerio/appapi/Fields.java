package io.tailrace.customerio.appapi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of an answer, read leniently: what is not of its field's type counts as absent, and
 * what nobody asks for is passed over. Immutable.
 */
record Fields(Map<String, @Nullable Object> values) {
  private static final Fields NONE = new Fields(Map.of());
  private static final long LAST_SECOND = 253_402_300_799L;

  /** An array's objects, or an object in place of none. */
  @SuppressWarnings("unchecked") // Json makes no other maps.
  static Fields of(@Nullable Object value) {
    return value instanceof Map ? new Fields((Map<String, @Nullable Object>) value) : NONE;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Set<String> names() {
    return values.keySet();
  }

  /** A string, or a number as text. */
  @Nullable String text(String name) {
    Object value = values.get(name);
    return value instanceof String || value instanceof Number ? value.toString() : null;
  }

  /** A whole number, bare or in a string. */
  @Nullable Long id(String name) {
    return wholeNumber(values.get(name));
  }

  private static @Nullable Long wholeNumber(@Nullable Object value) {
    if (value instanceof Long number) {
      return number;
    }
    try {
      return value instanceof String text ? Long.valueOf(text) : null;
    } catch (NumberFormatException notOne) {
      return null;
    }
  }

  /** Its own id, which whoever reads it has looked for. */
  long ownId() {
    return Objects.requireNonNull(id("id"), "id");
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** Unix seconds; 0 is how a program in Go writes "never". */
  @Nullable Instant instant(String name) {
    Long seconds = id(name);
    return seconds == null || seconds <= 0 || seconds > LAST_SECOND
        ? null
        : Instant.ofEpochSecond(seconds);
  }

  Fields object(String name) {
    return of(values.get(name));
  }

  List<Fields> objects(String name) {
    return list(name).stream().map(Fields::of).toList();
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object value : list(name)) {
      if (value instanceof String || value instanceof Number) {
        texts.add(value.toString());
      }
    }
    return List.copyOf(texts);
  }

  List<Long> ids(String name) {
    return list(name).stream().map(Fields::wholeNumber).filter(Objects::nonNull).toList();
  }

  private List<?> list(String name) {
    return values.get(name) instanceof List<?> list ? list : List.of();
  }

  /** Each of this object's arrays of numbers; what is no number in them counts as 0. */
  Map<String, List<Long>> numbers() {
    Map<String, List<Long>> arrays = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (value instanceof List<?> list) {
            arrays.put(name, list.stream().map(Fields::count).toList());
          }
        });
    return arrays;
  }

  private static Long count(@Nullable Object value) {
    Long number =
        value instanceof Double fraction ? (Long) fraction.longValue() : wholeNumber(value);
    return number == null ? Long.valueOf(0) : number;
  }
}
