package io.tailrace.core.consumer;

/**
 * A sink's committed position does not belong to this log. Only an operator can say where to
 * continue.
 */
final class PositionUnknownException extends Exception {
  private static final long serialVersionUID = 1L;

  PositionUnknownException(String message) {
    super(message);
  }
}
