package io.tailrace.cli;

import java.util.HexFormat;

/**
 * The one door by which text from outside comes to people: what others wrote into an event, a
 * request or an error may neither command a terminal nor forge a line. Stateless.
 */
final class Outside {
  private static final char REPLACED = '\uFFFD';

  private Outside() {}

  /** On one line: breaks become spaces, and what a terminal would obey is replaced. */
  public static String line(String text) {
    return text.chars().allMatch(Outside::isPlain) ? text : replaced(text, true);
  }

  /**
   * Cleans a text and keeps its line breaks. Each further line is indented, so that it cannot pass
   * for a line of ours.
   */
  public static String lines(String text) {
    return cell(text).replace("\r", "").replace("\n", "\n  ");
  }

  /** A stack trace, of which no line but the first begins where ours do. */
  public static String trace(String text) {
    String safe = cell(text).replace("\r", "");
    return safe.stripTrailing().replace("\n", "\n  ") + (safe.endsWith("\n") ? "\n" : "");
  }

  /**
   * Cleans a text and keeps its line breaks and tabs. For places where quotes enclose them, as in
   * CSV.
   */
  public static String cell(String text) {
    return text.chars().allMatch(Outside::isPlain) ? text : replaced(text, false);
  }

  /** JSON text in which nothing but escapes stand for what a terminal would obey. */
  public static String json(String json) {
    StringBuilder safe = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || !commands(c)) {
                safe.appendCodePoint(c);
              } else {
                for (char unit : Character.toChars(c)) {
                  safe.append("\\u").append(HexFormat.of().toHexDigits(unit));
                }
              }
            });
    return safe.toString();
  }

  private static boolean isPlain(int c) {
    return c >= ' ' && c < 0x7f;
  }

  private static String replaced(String text, boolean oneLine) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> safe.appendCodePoint(replaced(c, oneLine)));
    return safe.toString();
  }

  private static int replaced(int c, boolean oneLine) {
    if (isBreak(c)) {
      return oneLine ? ' ' : c;
    }
    return commands(c) ? REPLACED : c;
  }

  private static boolean isBreak(int c) {
    return c == '\n' || c == '\r' || c == '\t';
  }

  /** Controls of both sets, invisible formats and directions, halves of characters. */
  private static boolean commands(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // The two joiners shape letters in Persian and Hindi, and join emoji: they change no order.
      case Character.FORMAT -> c != 0x200C && c != 0x200D && c != 0xAD;
      default -> false;
    };
  }
}
