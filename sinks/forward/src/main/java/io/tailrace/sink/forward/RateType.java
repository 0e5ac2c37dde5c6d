package io.tailrace.sink.forward;

import io.tailrace.core.settings.BadValueException;
import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.ValueType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** So many a second. Immutable. */
final class RateType implements ValueType<Integer> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})/s");

  @Override
  public Integer read(Given given) {
    Matcher rate = FORM.matcher(given.text().strip());
    if (!rate.matches()) {
      throw BadValueException.expected(expected(), given.text());
    }
    return Integer.valueOf(rate.group(1));
  }

  @Override
  public String expected() {
    return "a number of calls a second, as in 200/s, from 0/s to 999999/s";
  }

  @Override
  public String show(Integer value) {
    return value + "/s";
  }
}
