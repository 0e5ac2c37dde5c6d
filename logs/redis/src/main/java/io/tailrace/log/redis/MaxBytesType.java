package io.tailrace.log.redis;

import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.SizeType;
import io.tailrace.core.settings.ValueType;

/** A number of bytes, or {@code auto}, which is 0. Immutable. */
record MaxBytesType() implements ValueType<Long> {
  private static final String AUTO = "auto";
  private static final SizeType SIZE = SizeType.between("1MiB", "16TiB");

  @Override
  public Long read(Given given) {
    return given.text().equals(AUTO) ? Long.valueOf(0) : SIZE.read(given);
  }

  @Override
  public String expected() {
    return AUTO + ", or " + SIZE.expected();
  }

  @Override
  public String show(Long value) {
    return value == 0 ? AUTO : SIZE.show(value);
  }
}
