package io.tailrace.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Values as people read them. Stateless. */
public final class ValueText {
  private ValueText() {}

  /** A value for people, on one line; null and absent ones are empty. Objects are JSON. */
  static String of(JsonNode value) {
    return Outside.line(exact(value));
  }

  /** The same of what an answer has. */
  static String of(Object value) {
    return value == null ? "" : Outside.line(value.toString());
  }

  /** A value as it is, for programs. */
  static String exact(JsonNode value) {
    if (value == null || value.isNull() || value.isMissingNode()) {
      return "";
    }
    return value.isContainer() ? value.toString() : value.asString();
  }

  /** 1,234,567. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 body}, {@code 2 bodies}, {@code 3 days}. */
  public static String count(long number, String noun) {
    boolean changes = noun.matches(".*[^aeiou]y");
    String plural = changes ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    return count(number) + " " + (number == 1 ? noun : plural);
  }

  /** 12.3 GiB. */
  static String bytes(long bytes) {
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < units.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, units[unit]);
  }

  /** Two units at most: {@code 3d 4h}, {@code 12s}, {@code 250 ms}. */
  static String duration(Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
      return duration.toMillis() + " ms";
    }
    if (duration.toDays() > 0) {
      return duration.toDays() + "d " + duration.toHoursPart() + "h";
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + "h " + duration.toMinutesPart() + "m";
    }
    return duration.toMinutes() > 0
        ? duration.toMinutes() + "m " + duration.toSecondsPart() + "s"
        : duration.toSeconds() + "s";
  }

  /** {@code 3 min ago}: one unit, and times to come as they are. */
  static String ago(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.isNegative()) {
      return then.toString();
    }
    if (age.toDays() > 1) {
      return age.toDays() + " days ago";
    }
    return age.toHours() > 1
        ? age.toHours() + " h ago"
        : age.toMinutes() > 1 ? age.toMinutes() + " min ago" : age.toSeconds() + " s ago";
  }

  /** With spaces behind it, up to this width. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** Broken between words where the terminal ends; what goes on is indented. */
  static String wrapped(String before, String sentence, Shell shell) {
    int width = shell.terminal().width();
    StringBuilder lines = new StringBuilder(before);
    int column = before.length();
    for (String word : sentence.split(" ", -1)) {
      boolean first = lines.length() == before.length();
      boolean breaks = width > 0 && !first && column + 1 + word.length() > width;
      String gap = breaks ? "\n  " : first ? "" : " ";
      lines.append(gap).append(word);
      column = (breaks ? 2 : column + gap.length()) + word.length();
    }
    return lines.toString();
  }

  /** 0.25 %. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", share * 100);
  }
}
