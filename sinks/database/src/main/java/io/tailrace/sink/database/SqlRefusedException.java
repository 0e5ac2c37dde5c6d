package io.tailrace.sink.database;

/** A query was not run, or did not end; the message says why, for who typed it. */
public final class SqlRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  SqlRefusedException(String message) {
    super(message);
  }
}
