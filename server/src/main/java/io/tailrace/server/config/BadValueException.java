package io.tailrace.server.config;

/** Says why a value is no good, as the end of a sentence that begins with the setting's key. */
final class BadValueException extends IllegalArgumentException {
  private static final int SHOWN = 60;

  BadValueException(String message) {
    super(message);
  }

  static BadValueException expected(String expected, String text) {
    return new BadValueException("must be " + expected + ", not " + quoted(text));
  }

  /** Short, on one line, without what could drive a terminal. */
  static String quoted(String text) {
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints()
        .limit(SHOWN)
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .forEach(shown::appendCodePoint);
    return shown.append(text.codePointCount(0, text.length()) > SHOWN ? "…\"" : "\"").toString();
  }
}
