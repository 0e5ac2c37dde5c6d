package io.tailrace.core.consumer;

/** The state of a consumer. The names in lower case are what {@code status} prints. */
public enum ConsumerState {
  /** Its sink is not open yet. */
  STARTING,
  RUNNING,
  /** Its sink, the log or the small store is unavailable; it tries again by itself. */
  HOLDING,
  /** Most records are rejected: it holds them all, and probes with one at a time. */
  REFUSING,
  /**
   * Its committed position does not belong to this log; an operator must choose where to resume.
   */
  STOPPED;

  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether somebody should look. */
  public boolean healthy() {
    return this == STARTING || this == RUNNING;
  }
}
