package io.tailrace.sink.bigquery;

/** An append connection has ended; what was sent on it and not answered may take effect later. */
final class ConnectionBrokenException extends Exception {
  private static final long serialVersionUID = 1L;

  private ConnectionBrokenException(Throwable reason) {
    super(reason.getMessage(), reason);
  }

  static ConnectionBrokenException ended(Throwable reason) {
    return new ConnectionBrokenException(reason);
  }
}
