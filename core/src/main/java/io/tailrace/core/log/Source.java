package io.tailrace.core.log;

/**
 * How a record came in. The names in lower case are values of the tables' column {@code source}.
 */
public enum Source {
  WEBHOOK,
  BACKFILL,
  DEMO;

  /** As in the tables. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The reverse of {@link #text()}. */
  public static Source of(String text) {
    return valueOf(text.toUpperCase(java.util.Locale.ROOT));
  }
}
