package io.tailrace.core.settings;

/** Says why a value is no good, as the end of a sentence that begins with the setting's key. */
public final class BadValueException extends IllegalArgumentException {
  private static final int SHOWN = 60;

  public BadValueException(String message) {
    super(message);
  }

  public static BadValueException expected(String expected, String text) {
    return new BadValueException("must be " + expected + ", not " + quoted(text));
  }

  /** Of an engine's URL, which may hold a password, no more than the beginning is repeated. */
  public static BadValueException expectedUrl(String expected, String url) {
    int colon = url.indexOf(':');
    return expected(expected, colon < 0 ? url : url.substring(0, colon + 1) + "…");
  }

  /**
   * Short, on one line, without what could drive a terminal; and no further than where another key
   * begins, which a quotation mark in the wrong place makes part of the value.
   */
  public static String quoted(String text) {
    int nextKey = text.indexOf(": ");
    String value = nextKey < 0 ? text : text.substring(0, nextKey);
    StringBuilder shown = new StringBuilder("\"");
    value
        .codePoints()
        .limit(SHOWN)
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .forEach(shown::appendCodePoint);
    boolean whole = nextKey < 0 && text.codePointCount(0, text.length()) <= SHOWN;
    return shown.append(whole ? "\"" : "…\"").toString();
  }
}
