package io.tailrace.core.sql;

/**
 * A query that was not run, or did not come to its end; the message says why, for the one who typed
 * it.
 */
public class SqlRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public SqlRefusedException(String message) {
    super(message);
  }

  public SqlRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
