package io.tailrace.core.sink;

import org.jspecify.annotations.Nullable;

/**
 * The sink cannot work now (connection, quota, lock, disk): the same will be tried again, for as
 * long as it takes, and counts as no attempt. The message says what could not be done and what the
 * reader can do.
 */
public class SinkUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  public SinkUnavailableException(@Nullable String message, Throwable cause) {
    super(message, cause);
  }

  public SinkUnavailableException(String message) {
    super(message);
  }
}
