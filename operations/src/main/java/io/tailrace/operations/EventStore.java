package io.tailrace.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A store of events that answers SQL: the database or the warehouse. Safe for many threads. */
public interface EventStore {

  /**
   * Answers what somebody typed: exactly one SELECT, read-only, without access to files or network.
   *
   * @throws OperationException it is refused, wrong, or took too long
   */
  QueryRows query(String sql, QueryLimits limits) throws OperationException;

  /**
   * Whether it has this event.
   *
   * @param receivedAt if known, it is found sooner
   * @throws OperationException it cannot be asked now
   */
  boolean holds(String feed, String eventId, @Nullable Instant receivedAt)
      throws OperationException;
}
