package io.tailrace.core.settings;

import java.util.regex.Pattern;

/**
 * Text of a certain form. Immutable.
 *
 * @param expected a noun phrase
 */
record PatternType(Pattern pattern, String expected) implements ValueType<String> {
  static PatternType of(String regex, String expected) {
    return new PatternType(Pattern.compile(regex), expected);
  }

  @Override
  public String read(Given given) {
    String text = given.text();
    if (!pattern.matcher(text).matches()) {
      throw BadValueException.expected(expected, text);
    }
    return text;
  }
}
