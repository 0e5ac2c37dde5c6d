package io.tailrace.core.settings;

/** True or false. Immutable. */
record FlagType() implements ValueType<Boolean> {
  @Override
  public Boolean read(Given given) {
    String text = given.text();
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.valueOf(text);
    }
    throw BadValueException.expected(expected(), text);
  }

  @Override
  public String expected() {
    return "true or false";
  }
}
