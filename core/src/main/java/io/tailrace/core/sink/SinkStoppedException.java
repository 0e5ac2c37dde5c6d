package io.tailrace.core.sink;

/**
 * The sink will not work again before somebody changes something: it is shown as stopped, not as
 * one that may be back any moment. The message says what to change.
 */
public class SinkStoppedException extends SinkUnavailableException {
  private static final long serialVersionUID = 1L;

  public SinkStoppedException(String message) {
    super(message);
  }
}
