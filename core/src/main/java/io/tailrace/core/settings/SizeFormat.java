package io.tailrace.core.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sizes as people write them: {@code 64MiB} (1,024 times 1,024), {@code 1GB} (1,000 times …), or
 * bytes without a unit. Stateless, safe to share between threads.
 */
public final class SizeFormat {
  private static final String PREFIXES = "KMGT";
  private static final Pattern PATTERN =
      Pattern.compile("(\\d{1,15}) ?(?:([KMGT])(I?))?B?", Pattern.CASE_INSENSITIVE);

  private SizeFormat() {}

  /**
   * Reads what people write.
   *
   * @return bytes
   * @throws IllegalArgumentException with a message that ends a sentence: {@code must be …}
   */
  public static long parse(String text) {
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      throw bad(text);
    }
    try {
      return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit(matcher));
    } catch (ArithmeticException overflow) {
      throw bad(text);
    }
  }

  private static long unit(Matcher matcher) {
    if (matcher.group(2) == null) {
      return 1;
    }
    long thousand = matcher.group(3).isEmpty() ? 1_000 : 1_024;
    long unit = 1;
    for (int i = PREFIXES.indexOf(matcher.group(2).toUpperCase(Locale.ROOT)); i >= 0; i--) {
      unit *= thousand;
    }
    return unit;
  }

  private static BadValueException bad(String text) {
    return BadValueException.expected("a size, such as 64MiB or 1GB", text);
  }

  /** In the largest unit that leaves no fraction; {@link #parse} reads it back. */
  public static String format(long bytes) {
    String binary = inUnits(bytes, 1_024, "iB");
    return binary == null ? decimal(bytes) : binary;
  }

  private static String decimal(long bytes) {
    String decimal = inUnits(bytes, 1_000, "B");
    return decimal == null ? bytes + "B" : decimal;
  }

  private static @Nullable String inUnits(long bytes, long thousand, String suffix) {
    long count = bytes;
    int steps = 0;
    while (steps < PREFIXES.length() && count != 0 && count % thousand == 0) {
      count /= thousand;
      steps++;
    }
    return steps == 0 ? null : count + PREFIXES.substring(steps - 1, steps) + suffix;
  }
}
