package io.tailrace.core.settings;

/** A number of bytes within bounds. Immutable. */
public record SizeType(long min, long max) implements ValueType<Long> {
  public static SizeType between(String min, String max) {
    return new SizeType(SizeFormat.parse(min), SizeFormat.parse(max));
  }

  @Override
  public Long read(Given given) {
    long size = SizeFormat.parse(given.text());
    if (size < min || size > max) {
      throw BadValueException.expected(expected(), given.text());
    }
    return size;
  }

  @Override
  public String expected() {
    return "a size from " + show(min) + " to " + show(max);
  }

  @Override
  public String show(Long value) {
    return SizeFormat.format(value);
  }
}
