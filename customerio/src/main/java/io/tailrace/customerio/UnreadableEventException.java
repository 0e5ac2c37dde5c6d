package io.tailrace.customerio;

/**
 * Says that a body cannot be read as an event. Its message never holds any part of the body, so it
 * can be logged. Immutable, safe to share between threads.
 */
public final class UnreadableEventException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  public UnreadableEventException(Problem problem) {
    super(problem.message());
    this.reason = problem.reason();
  }

  /** Why, for machines. */
  public Reason reason() {
    return reason;
  }
}
