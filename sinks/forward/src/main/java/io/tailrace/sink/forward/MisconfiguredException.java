package io.tailrace.sink.forward;

/** A setting keeps any call from being made; the message names it, and says what it must be. */
final class MisconfiguredException extends Exception {
  private static final long serialVersionUID = 1L;

  MisconfiguredException(String message) {
    super(message);
  }
}
