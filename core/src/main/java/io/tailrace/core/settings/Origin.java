package io.tailrace.core.settings;

/**
 * Where a value came from. Immutable, safe to share between threads.
 *
 * @param place a file's or variable's name; {@code default}
 * @param line in the file, from 1; else 0
 */
public record Origin(Kind kind, String place, int line) {
  /** From weakest to strongest. */
  public enum Kind {
    DEFAULT,
    FILE,
    ENVIRONMENT
  }

  public static final Origin DEFAULT = new Origin(Kind.DEFAULT, "default", 0);

  public static Origin variable(String name) {
    return new Origin(Kind.ENVIRONMENT, name, 0);
  }

  public static Origin file(String name, int line) {
    return new Origin(Kind.FILE, name, line);
  }

  /** For people: {@code tailrace.yaml:3}, {@code TAILRACE_PORT}, {@code default}. */
  @Override
  public String toString() {
    return line > 0 ? place + ":" + line : place;
  }
}
