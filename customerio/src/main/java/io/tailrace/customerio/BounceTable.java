package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of {@code bounce-causes.txt}, each with a sample. Stateless. */
final class BounceTable {
  /** What is longer says nothing more; and a pattern is not run over what a stranger may send. */
  private static final int LONGEST = 2_000;

  private static final List<Line> LINES = read();

  private BounceTable() {}

  /** A line of it. Immutable. */
  record Line(boolean ofStatus, Pattern pattern, BounceCause cause, String sample) {
    static Line of(String text) {
      String[] parts = text.split("\\s+\\|\\s+", 4);
      return new Line(
          parts[0].equals("status"),
          Pattern.compile(parts[1]),
          BounceCause.valueOf(parts[2].toUpperCase(Locale.ROOT)),
          parts[3]);
    }
  }

  static List<Line> lines() {
    return LINES;
  }

  /** By the line that decides, if one does. */
  static @Nullable BounceCause cause(@Nullable String status, String message) {
    Line line = lineOf(status, message);
    return line == null ? null : line.cause;
  }

  /** The line that decides, if one does. */
  static @Nullable Line lineOf(@Nullable String status, String message) {
    String words =
        message.substring(0, Math.min(message.length(), LONGEST)).toLowerCase(Locale.ROOT);
    for (Line line : LINES) {
      boolean applies =
          line.ofStatus
              ? status != null && line.pattern.matcher(status).matches()
              : line.pattern.matcher(words).find();
      if (applies) {
        return line;
      }
    }
    return null;
  }

  private static List<Line> read() {
    try (InputStream table = BounceTable.class.getResourceAsStream("bounce-causes.txt")) {
      return new String(table.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Line::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the table of bounces cannot be read", e);
    }
  }
}
