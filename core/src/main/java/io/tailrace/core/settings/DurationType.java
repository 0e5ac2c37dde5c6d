package io.tailrace.core.settings;

import java.time.Duration;

/** A length of time within bounds. Immutable. */
record DurationType(Duration min, Duration max) implements ValueType<Duration> {
  static DurationType between(String min, String max) {
    return new DurationType(DurationFormat.parse(min), DurationFormat.parse(max));
  }

  @Override
  public Duration read(Given given) {
    Duration duration = DurationFormat.parse(given.text());
    if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
      throw BadValueException.expected(expected(), given.text());
    }
    return duration;
  }

  @Override
  public String expected() {
    return "a duration from " + show(min) + " to " + show(max);
  }

  @Override
  public String show(Duration value) {
    return DurationFormat.format(value);
  }
}
