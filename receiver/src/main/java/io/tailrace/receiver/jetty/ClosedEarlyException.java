package io.tailrace.receiver.jetty;

import java.io.IOException;
import org.eclipse.jetty.io.QuietException;

/**
 * Tells the HTTP server that a connection ended with its answer, before the request was read to its
 * end.
 */
final class ClosedEarlyException extends IOException implements QuietException {
  private static final long serialVersionUID = 1L;

  ClosedEarlyException() {
    super("answered before the request was read to its end");
  }
}
