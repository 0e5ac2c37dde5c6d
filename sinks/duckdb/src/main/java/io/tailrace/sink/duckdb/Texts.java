package io.tailrace.sink.duckdb;

/**
 * Makes a text fit for a column, as the database does it: half a surrogate pair has no UTF-8, and a
 * NUL ends a text for many a reader. Each becomes the replacement character. Stateless.
 */
final class Texts {
  private static final char REPLACEMENT = '\ufffd';

  private Texts() {}

  static String fit(String text) {
    if (text == null || text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
      return text;
    }
    StringBuilder fit = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point == 0 || isHalf(point) ? REPLACEMENT : point)
        .forEach(fit::appendCodePoint);
    return fit.toString();
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
