package io.tailrace.sink.database;

/**
 * Compares values as the database does, so that what is folded in memory and what is folded there
 * come to the same. Stateless.
 */
final class Values {
  private Values() {}

  /** By code point for text, which is the order of the UTF-8 bytes that the database compares. */
  @SuppressWarnings("unchecked") // both come from one column, so they are of one type
  static int compare(Object left, Object right) {
    if (left instanceof String text) {
      return compareText(text, (String) right);
    }
    return ((Comparable<Object>) left).compareTo(right);
  }

  private static int compareText(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int at = 0; at < length; at++) {
      char a = left.charAt(at);
      char b = right.charAt(at);
      if (a != b) {
        return Character.compare(aboveSurrogates(a), aboveSurrogates(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Halves of a pair stand for code points above all that a single char can say. */
  private static char aboveSurrogates(char c) {
    if (c < Character.MIN_SURROGATE) {
      return c;
    }
    return (char) (Character.isSurrogate(c) ? c + 0x2000 : c - 0x800);
  }
}
