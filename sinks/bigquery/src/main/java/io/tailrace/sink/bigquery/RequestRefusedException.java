package io.tailrace.sink.bigquery;

/**
 * BigQuery refuses a request as a whole and will again, without saying which row is to blame. What
 * was sent before it may be in the stream, which is left behind.
 */
final class RequestRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  RequestRefusedException(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
