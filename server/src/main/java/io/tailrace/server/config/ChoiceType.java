package io.tailrace.server.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One of an enum's constants, in lower case. Immutable. */
record ChoiceType<E extends Enum<E>>(Class<E> constants) implements ValueType<E> {
  @Override
  public E read(Given given) {
    String text = given.text();
    for (E constant : constants.getEnumConstants()) {
      if (show(constant).equalsIgnoreCase(text)) {
        return constant;
      }
    }
    throw BadValueException.expected(expected(), text);
  }

  @Override
  public String expected() {
    return Arrays.stream(constants.getEnumConstants())
        .map(this::show)
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  @Override
  public String show(E value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
