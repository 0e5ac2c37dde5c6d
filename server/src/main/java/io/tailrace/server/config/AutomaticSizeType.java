package io.tailrace.server.config;

/** A number of bytes within bounds, or {@code auto}, which is 0. Immutable. */
record AutomaticSizeType(SizeType size) implements ValueType<Long> {
  private static final String AUTO = "auto";

  @Override
  public Long read(Given given) {
    return given.text().equals(AUTO) ? Long.valueOf(0) : size.read(given);
  }

  @Override
  public String expected() {
    return AUTO + ", or " + size.expected();
  }

  @Override
  public String show(Long value) {
    return value == 0 ? AUTO : size.show(value);
  }
}
