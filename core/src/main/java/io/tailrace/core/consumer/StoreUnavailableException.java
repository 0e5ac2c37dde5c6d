package io.tailrace.core.consumer;

/** The small store beside the log cannot be read or written now; consumers hold and try again. */
public class StoreUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  public StoreUnavailableException(String message) {
    super(message);
  }
}
