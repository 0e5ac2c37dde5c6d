package io.tailrace.pipeline;

/** What keeps the events cannot be used as it is set up; the message says what to change. */
public final class StorageRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public StorageRefusedException(String message) {
    super(message);
  }
}
