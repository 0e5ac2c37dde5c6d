package io.tailrace.sink.bigquery;

/**
 * A stream can no longer be appended to, or nobody knows what is in it. Nothing of it that was not
 * recorded will ever be flushed; the same rows go into a new one.
 */
final class StreamLostException extends Exception {
  private static final long serialVersionUID = 1L;

  StreamLostException(String why) {
    super(why);
  }

  StreamLostException(String why, Throwable cause) {
    super(why, cause);
  }
}
