package io.tailrace.receiver;

import java.io.IOException;

/**
 * A body cannot be held now: memory and disk set aside for bodies are used up. The answer is 503.
 */
public final class NoRoomException extends Exception {
  private static final long serialVersionUID = 1L;

  NoRoomException(String message) {
    super(message);
  }

  /** The disk failed, which says no more than a path or an errno. */
  NoRoomException(IOException cause) {
    super("a large body could not be put on disk until it is verified (" + cause + ")", cause);
  }
}
