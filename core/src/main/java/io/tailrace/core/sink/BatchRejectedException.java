package io.tailrace.core.sink;

/**
 * Something in a batch is refused but the sink cannot tell which record; the consumer splits the
 * batch to find it.
 */
public class BatchRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  public BatchRejectedException(String message, Throwable cause) {
    super(message, cause);
  }

  public BatchRejectedException(String message) {
    super(message);
  }
}
