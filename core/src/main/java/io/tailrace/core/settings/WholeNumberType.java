package io.tailrace.core.settings;

/** A number without fraction. Immutable. */
record WholeNumberType(int min, int max) implements ValueType<Integer> {
  static WholeNumberType between(String min, String max) {
    return new WholeNumberType(Integer.parseInt(min), Integer.parseInt(max));
  }

  @Override
  public Integer read(Given given) {
    String text = given.text();
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw BadValueException.expected(expected(), text);
  }

  @Override
  public String expected() {
    return "a whole number from " + min + " to " + max;
  }
}
