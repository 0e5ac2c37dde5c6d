package io.tailrace.operations.stalls;

import java.time.Duration;

/** Says how long something took, as people do: two units at most. Stateless. */
public final class SpanWords {
  private SpanWords() {}

  /** Such as {@code 0 minutes}, {@code 40 s}, {@code 12 min}, {@code 7 h}, {@code 3 d 4 h}. */
  public static String of(Duration span) {
    if (span.isZero()) {
      return "0 minutes";
    }
    if (span.toMillis() < 1_000) {
      return Math.max(1, span.toMillis()) + " ms";
    }
    if (span.toSeconds() < 60) {
      return span.toSeconds() + " s";
    }
    if (span.toMinutes() < 60) {
      return two(span.toMinutes(), "min", span.toSecondsPart(), "s");
    }
    return span.toHours() < 48
        ? two(span.toHours(), "h", span.toMinutesPart(), "min")
        : two(span.toDays(), "d", span.toHoursPart(), "h");
  }

  private static String two(long first, String unit, long second, String smaller) {
    return first + " " + unit + (second == 0 ? "" : " " + second + " " + smaller);
  }
}
