package io.tailrace.core.settings;

/**
 * Something wrong with the configuration, for the person who wrote it; never holds a secret.
 * Immutable, safe to share between threads.
 *
 * @param origin where it is, as far as it is in one place
 * @param message what is wrong and what to do
 */
public record SettingProblem(Severity severity, Origin origin, String message) {
  /** An error prevents the start, a warning does not. */
  public enum Severity {
    ERROR,
    WARNING
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** As one line: {@code tailrace.yaml:3: port must be …}. */
  @Override
  public String toString() {
    String place = origin.kind() == Origin.Kind.DEFAULT ? "" : origin + ": ";
    return isError() ? place + message : place + "warning: " + message;
  }
}
