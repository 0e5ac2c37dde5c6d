package io.tailrace.sink.database;

/**
 * All texts that begin with one, as a range that an index answers on any engine: {@code >= 'ann'
 * AND < 'ano'}. Both engines compare text by its code points. Immutable.
 *
 * @param to the first text behind them; null = there is none
 */
record TextPrefix(String from, String to) {

  static TextPrefix of(String prefix) {
    String clean = DatabaseText.clean(prefix);
    return new TextPrefix(clean, behind(clean));
  }

  /** As a condition on a column or an indexed expression; its places are of {@link #values}. */
  String on(String column) {
    return to == null ? column + " >= ?" : column + " >= ? AND " + column + " < ?";
  }

  Object[] values() {
    return to == null ? new Object[] {from} : new Object[] {from, to};
  }

  /** The last code point is raised by one; where it is the last of all, the one before it is. */
  private static String behind(String prefix) {
    String rest = prefix;
    while (!rest.isEmpty()) {
      int last = rest.codePointBefore(rest.length());
      rest = rest.substring(0, rest.length() - Character.charCount(last));
      if (last < Character.MAX_CODE_POINT) {
        return rest + Character.toString(next(last));
      }
    }
    return null;
  }

  /** Halves of a surrogate pair are no characters of a database. */
  private static int next(int point) {
    return point + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : point + 1;
  }
}
