package io.tailrace.core.settings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One of an enum's constants, in lower case. Immutable. */
record ChoiceType(List<Enum<?>> constants) implements ValueType<Enum<?>> {
  static ChoiceType of(Class<?> choices) {
    return new ChoiceType(List.of((Enum<?>[]) choices.getEnumConstants()));
  }

  @Override
  public Enum<?> read(Given given) {
    String text = given.text();
    return constants.stream()
        .filter(constant -> show(constant).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> BadValueException.expected(expected(), text));
  }

  @Override
  public String expected() {
    return constants.stream().map(this::show).collect(Collectors.joining(", ", "one of ", ""));
  }

  @Override
  public String show(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
