package io.tailrace.receiver;

/**
 * A body cannot be held now: memory and disk set aside for bodies are used up. The answer is 503.
 */
public final class NoRoomException extends Exception {
  private static final long serialVersionUID = 1L;

  NoRoomException(String message) {
    super(message);
  }
}
