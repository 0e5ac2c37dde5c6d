package io.tailrace.core.log;

import java.util.Objects;

/**
 * The log cannot be written or read now. The message says what could not be done, what happens next
 * and what the reader can do; it names no secret and no person.
 */
public class LogUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  public LogUnavailableException(String message) {
    super(Objects.requireNonNull(message));
  }

  public LogUnavailableException(String message, Throwable cause) {
    super(Objects.requireNonNull(message), cause);
  }
}
