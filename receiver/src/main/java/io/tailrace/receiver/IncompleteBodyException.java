package io.tailrace.receiver;

/** A body was not complete at its deadline. The answer is 408. */
final class IncompleteBodyException extends Exception {
  private static final long serialVersionUID = 1L;

  IncompleteBodyException() {
    super("the body was not complete in time");
  }
}
