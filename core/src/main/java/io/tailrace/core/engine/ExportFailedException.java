package io.tailrace.core.engine;

/** An export that did not come to its end; the message says why and what is there. */
public class ExportFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  public ExportFailedException(String message) {
    super(message);
  }

  public ExportFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
