package io.tailrace.server.config;

import io.tailrace.core.settings.BadValueException;
import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.ValueType;
import java.util.List;
import java.util.stream.Stream;

/** Names with commas between them, or a YAML list of such; none is fine. Immutable. */
record NamesType() implements ValueType<List<String>> {
  private static final int LONGEST = 256;

  @Override
  public List<String> read(Given given) {
    List<String> names = texts(given);
    for (String name : names) {
      if (name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
        throw BadValueException.expected(expected(), name);
      }
    }
    return names;
  }

  /** Each by itself, without spaces around. */
  static List<String> texts(Given given) {
    Stream<String> texts =
        given.list() ? given.values().stream() : Stream.of(given.text().split(","));
    return texts.map(String::strip).filter(text -> !text.isEmpty()).distinct().toList();
  }

  @Override
  public String expected() {
    return "a list of names with commas between them";
  }

  @Override
  public String show(List<String> value) {
    return String.join(",", value);
  }
}
