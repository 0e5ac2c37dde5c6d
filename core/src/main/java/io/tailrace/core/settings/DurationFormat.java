package io.tailrace.core.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 7d}, {@code 1h30m}, {@code 500ms}, or ISO 8601 ({@code
 * PT30S}). Stateless, safe to share between threads.
 */
public final class DurationFormat {
  private static final List<String> UNITS = List.of("d", "h", "m", "s", "ms");
  private static final long[] MILLIS = {86_400_000, 3_600_000, 60_000, 1_000, 1};
  private static final Pattern PATTERN =
      Pattern.compile(
          "(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

  private DurationFormat() {}

  /**
   * Reads what people write.
   *
   * @throws IllegalArgumentException with a message that ends a sentence: {@code must be …}
   */
  public static Duration parse(String text) {
    try {
      return text.startsWith("P") ? Duration.parse(text) : fromUnits(text);
    } catch (DateTimeParseException invalid) {
      throw bad(text);
    }
  }

  private static Duration fromUnits(String text) {
    Matcher matcher = PATTERN.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      throw bad(text);
    }
    long sum = 0;
    for (int unit = 0; unit < UNITS.size(); unit++) {
      String count = matcher.group(unit + 1);
      if (count != null) {
        sum += Long.parseLong(count) * MILLIS[unit];
      }
    }
    return Duration.ofMillis(sum);
  }

  private static BadValueException bad(String text) {
    return BadValueException.expected("a duration with its unit, such as 30s, 7d or 1h30m", text);
  }

  /** The shortest text that {@link #parse} reads back. */
  public static String format(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    if (duration.isNegative() || duration.toNanosPart() % 1_000_000 != 0) {
      return duration.toString();
    }
    StringBuilder text = new StringBuilder();
    long rest = duration.toMillis();
    for (int unit = 0; unit < UNITS.size(); unit++) {
      long count = rest / MILLIS[unit];
      if (count > 0) {
        text.append(count).append(UNITS.get(unit));
        rest %= MILLIS[unit];
      }
    }
    return text.toString();
  }
}
