package io.tailrace.dashboard.component;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as all pages show them. Stateless. */
public final class Numbers {
  /** Under so many, a share says nothing. */
  public static final long FEW = 200;

  private Numbers() {}

  /** With commas, as in {@code 12,345}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A dash if it is not known. */
  public static String count(@Nullable Long number) {
    return number == null ? "–" : count(number.longValue());
  }

  /** With its noun, as in {@code 1 event}, {@code 2 events}. */
  public static String of(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** In three digits at most, as in {@code 12.3 k}. */
  public static String compact(long number) {
    if (Math.abs(number) < 10_000) {
      return count(number);
    }
    String[] units = {"k", "M", "G"};
    double shown = number;
    int unit = -1;
    while (Math.abs(shown) >= 999.5 && unit < units.length - 1) {
      shown /= 1000;
      unit++;
    }
    String format = Math.abs(shown) < 99.95 ? "%.1f %s" : "%.0f %s";
    return String.format(Locale.ROOT, format, shown, units[unit]);
  }

  /** A share in percent; {@code 3 of 12} where they are too few to say more. */
  public static String share(long part, long whole) {
    if (whole == 0) {
      return "–";
    }
    return whole < FEW ? count(part) + " of " + count(whole) : percent((double) part / whole);
  }

  /** As in {@code 0.02 %}, {@code 4.1 %}, {@code 41 %}. */
  public static String percent(double share) {
    double percent = share * 100;
    if (percent == 0) {
      return "0 %";
    }
    String format =
        percent < 1 && percent > 0 ? "%.2f %%" : percent < 99.95 ? "%.1f %%" : "%.0f %%";
    return String.format(Locale.ROOT, format, percent);
  }

  /** As in {@code 450 ms}, {@code 12 s}, {@code 4 min}, {@code 3 h 20 min}, {@code 2 d 4 h}. */
  public static String span(Duration span) {
    long seconds = span.toSeconds();
    if (seconds < 1) {
      return span.toMillis() + " ms";
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 86_400
        ? two(seconds / 3600, "h", seconds % 3600 / 60, "min")
        : two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  private static String two(long large, String unit, long small, String smaller) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smaller);
  }

  /** As in {@code 1.2 GB}. */
  public static String bytes(long bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    double shown = bytes;
    int unit = 0;
    while (shown >= 1000 && unit < units.length - 1) {
      shown /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", shown, units[unit]);
  }
}
