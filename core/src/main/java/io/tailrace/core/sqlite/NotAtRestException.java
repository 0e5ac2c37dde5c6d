package io.tailrace.core.sqlite;

/** A file cannot be read without being written to; the message says why. */
public final class NotAtRestException extends Exception {
  private static final long serialVersionUID = 1L;

  public NotAtRestException(String message) {
    super(message);
  }
}
