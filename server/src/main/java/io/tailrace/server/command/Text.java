package io.tailrace.server.command;

import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Values as people read them. Stateless. */
final class Text {
  private Text() {}

  /** A value as text; null and absent ones are empty. Objects are JSON. */
  static String of(JsonNode value) {
    if (value == null || value.isNull() || value.isMissingNode()) {
      return "";
    }
    return value.isContainer() ? value.toString() : value.asString();
  }

  /**
   * On one line, and without anything that a terminal would obey: what others wrote into an event
   * ends up here.
   */
  static String printable(String text) {
    boolean clean = text.chars().noneMatch(Character::isISOControl);
    return clean ? text : text.replaceAll("[\\r\\n\\t]+", " ").replaceAll("\\p{Cc}", "\uFFFD");
  }

  /** 1,234,567. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 body}, {@code 2 bodies}, {@code 3 days}. */
  static String count(long number, String noun) {
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

  /** 0.25 %. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", share * 100);
  }
}
