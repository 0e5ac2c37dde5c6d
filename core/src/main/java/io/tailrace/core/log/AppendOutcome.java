package io.tailrace.core.log;

/** What became of one record handed to {@link EventLog#append}. */
public enum AppendOutcome {
  /** Kept, under its own key. */
  APPENDED,
  /** Its key was known: nothing was added. */
  DUPLICATE,
  /** Its key was known with another meaning: kept in quarantine, or already there. */
  REUSED,
  /**
   * Kept, but whether its key was known is not decided yet: only a log that is read by partition
   * owners says so.
   */
  ACCEPTED
}
