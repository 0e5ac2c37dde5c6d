package io.tailrace.cli;

/** Colours on a terminal, plain text elsewhere. Immutable. */
public record Style(boolean colour) {
  static final Style PLAIN = new Style(false);

  String bold(String text) {
    return code("1", text);
  }

  public String dim(String text) {
    return code("2", text);
  }

  public String good(String text) {
    return code("32", text);
  }

  public String bad(String text) {
    return code("31", text);
  }

  private String code(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
