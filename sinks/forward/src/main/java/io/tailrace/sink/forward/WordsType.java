package io.tailrace.sink.forward;

import io.tailrace.core.settings.BadValueException;
import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A list of words, in YAML or with commas between them. Immutable. */
class WordsType implements ValueType<List<String>> {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");

  @Override
  public final List<String> read(Given given) {
    Stream<String> all =
        given.values().stream().flatMap(value -> Arrays.stream(value.split(",", -1)));
    List<String> words = all.map(String::strip).filter(word -> !word.isEmpty()).toList();
    for (String word : words) {
      if (!form().matcher(word).matches()) {
        throw BadValueException.expected(expected(), word);
      }
    }
    return words;
  }

  /** What each of them looks like. */
  Pattern form() {
    return WORD;
  }

  @Override
  public String expected() {
    return "names, as a list or with commas between them";
  }

  @Override
  public final String show(List<String> value) {
    return String.join(",", value);
  }
}
