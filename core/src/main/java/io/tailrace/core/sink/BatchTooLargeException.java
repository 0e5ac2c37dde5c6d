package io.tailrace.core.sink;

/**
 * The sink did not get through a batch of this size within its limit of time or memory. Nothing of
 * it was committed, or it is not known whether it was. The consumer comes back with fewer records
 * at once.
 */
public class BatchTooLargeException extends SinkUnavailableException {
  private static final long serialVersionUID = 1L;

  public BatchTooLargeException(String message, Throwable cause) {
    super(message, cause);
  }

  public BatchTooLargeException(String message) {
    super(message);
  }
}
