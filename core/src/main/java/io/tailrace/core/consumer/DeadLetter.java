package io.tailrace.core.consumer;

import io.tailrace.core.log.LogRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that one sink rejected for good: its copy, why, and after how many attempts. Immutable.
 *
 * @param id its number in the store; 0 before it is kept
 * @param change the number of its last change in the store, growing over all dead letters
 * @param reason the sink's words for the last rejection
 * @param attempts how often it was handed over
 * @param at when it was set aside
 * @param resolvedAt null while unresolved
 */
public record DeadLetter(
    long id,
    long change,
    String sink,
    LogRecord record,
    String reason,
    int attempts,
    Instant at,
    State state,
    @Nullable Instant resolvedAt) {

  /** A new one, not kept yet. */
  public static DeadLetter of(
      String sink, LogRecord record, String reason, int attempts, Instant at) {
    return new DeadLetter(0, 0, sink, record, reason, attempts, at, State.DEAD, null);
  }

  /** Where it stands. */
  public enum State {
    DEAD,
    /** Somebody asked for another try; its consumer has not made it yet. */
    REPLAY_REQUESTED,
    /** Resolved: the sink took it. */
    REPLAYED,
    /** Resolved: somebody decided that it is not needed. */
    DISCARDED,
    /** Resolved: its sink had more than are kept. Its body is gone, the rest tells of it. */
    DROPPED
  }
}
