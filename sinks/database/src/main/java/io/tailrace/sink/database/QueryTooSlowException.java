package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Duration;

/** A question was given so much time, took longer, and was ended. */
public final class QueryTooSlowException extends SinkUnavailableException {
  private static final long serialVersionUID = 1L;

  QueryTooSlowException(Duration given, Throwable cause) {
    super(
        "This takes the database longer than "
            + given.toMillis() / 1000.0
            + " s, so it was stopped: narrow the range, or filter more.",
        cause);
  }
}
