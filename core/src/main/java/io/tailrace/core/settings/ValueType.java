package io.tailrace.core.settings;

/**
 * What values a setting takes: how to read, check and show them. Immutable.
 *
 * @param <T> the value as the program uses it
 */
public interface ValueType<T> {
  /**
   * Reads and checks it.
   *
   * @throws BadValueException if it is not such a value, or out of range
   */
  T read(Given given);

  /** A noun phrase with the range, for problems and for the manual. */
  String expected();

  /** For people. */
  default String show(T value) {
    return String.valueOf(value);
  }

  /** True if the value is never shown and can be read from a file of its own. */
  default boolean secret() {
    return false;
  }
}
