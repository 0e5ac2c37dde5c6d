package io.tailrace.sink.database;

/**
 * Makes text from outside fit for any database: some take no NUL, and half a surrogate pair has no
 * UTF-8. For decoded text; what stays JSON is cleaned by core's LoneSurrogates. Stateless.
 */
final class DatabaseText {
  private static final char REPLACEMENT = '\uFFFD';

  private DatabaseText() {}

  /** Replaces the characters that a database refuses; mostly there are none. Null stays null. */
  static String clean(String text) {
    if (text == null) {
      return null;
    }
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == 0 || Character.isSurrogate(c)) {
        return replaced(text);
      }
    }
    return text;
  }

  /** Cleans a text; a blank text becomes null. */
  static String given(String text) {
    return text == null || text.isBlank() ? null : clean(text);
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().map(DatabaseText::fit).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static int fit(int point) {
    boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return point == 0 || half ? REPLACEMENT : point;
  }
}
