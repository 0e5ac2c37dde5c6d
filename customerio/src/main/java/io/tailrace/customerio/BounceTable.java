package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of {@code bounce-causes.txt}, each with a sample. Stateless. */
final class BounceTable {
  /** What is longer says nothing more; and a pattern is not run over what a stranger may send. */
  private static final int LONGEST = 2_000;

  private static final Pattern VERSION = Pattern.compile("^# Version (\\d+)\\.");
  private static final List<Line> LINES = read();

  private BounceTable() {}

  /** A line of it. Immutable. */
  record Line(String looksAt, Pattern pattern, BounceCause cause, String sample) {
    static Line of(String text) {
      String[] parts = text.split("\\s+\\|\\s+", 4);
      return new Line(
          parts[0].strip(),
          Pattern.compile(parts[1]),
          BounceCause.valueOf(parts[2].toUpperCase(Locale.ROOT)),
          parts[3]);
    }

    /** Whether it decides of this, whose words are in small letters. */
    boolean applies(boolean mail, @Nullable String status, String words) {
      return switch (looksAt) {
        case "status" -> status != null && pattern.matcher(status).matches();
        case "code" -> !mail && pattern.matcher(words).find();
        default -> pattern.matcher(words).find();
      };
    }
  }

  /** Which table this is: each change of a line makes it the next. */
  static int version() {
    Matcher version = VERSION.matcher(text());
    if (!version.find()) {
      throw new IllegalStateException("the table of bounces has no version");
    }
    return Integer.parseInt(version.group(1));
  }

  static List<Line> lines() {
    return LINES;
  }

  /** By the line that decides, if one does. */
  static @Nullable BounceCause cause(ObjectType channel, @Nullable String status, String message) {
    Line line = lineOf(channel, status, message);
    return line == null ? null : line.cause;
  }

  /** The line that decides, if one does. */
  static @Nullable Line lineOf(ObjectType channel, @Nullable String status, String message) {
    boolean mail = channel.equals(ObjectType.EMAIL);
    String words =
        message.substring(0, Math.min(message.length(), LONGEST)).toLowerCase(Locale.ROOT);
    for (Line line : LINES) {
      if (line.applies(mail, status, words)) {
        return line;
      }
    }
    return null;
  }

  private static List<Line> read() {
    return text()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Line::of)
        .toList();
  }

  private static String text() {
    try (InputStream table = BounceTable.class.getResourceAsStream("bounce-causes.txt")) {
      return new String(table.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the table of bounces cannot be read", e);
    }
  }
}
