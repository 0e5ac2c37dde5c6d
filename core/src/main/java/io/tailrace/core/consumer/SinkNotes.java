package io.tailrace.core.consumer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One text per sink and partition, for a sink whose commit is more than a position: it is changed
 * by one owner at a time, and only from what that owner has read. Survives what dead letters
 * survive. Safe for use by many threads.
 */
public interface SinkNotes {

  /** The text set last; empty if there never was one. */
  Optional<String> note(String sink, int partition) throws StoreUnavailableException;

  /**
   * Sets the text, unless it is no longer {@code change.expected}, or an owner with a higher epoch
   * has set one or holds the lease. That it must be the expected one keeps out a call of our own,
   * too, that was given up and arrives late.
   *
   * @return false if it was not set: the caller knows less than is there, and must read it again
   */
  boolean compareAndSet(String sink, int partition, long epoch, Change change)
      throws StoreUnavailableException;

  /**
   * From one text to another. Immutable.
   *
   * @param expected null if there should be none yet
   */
  record Change(@Nullable String expected, String text) {}
}
