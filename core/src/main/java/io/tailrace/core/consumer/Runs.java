package io.tailrace.core.consumer;

import java.util.Map;

/**
 * Whether the last process ended as it should, and which record it was handing over if not, so that
 * a record that kills the process becomes a dead letter and not a loop. Survives the death of the
 * process; need not survive a power failure. Safe for use by many threads.
 */
public interface Runs {

  /** Begins a run and returns its epoch: higher than that of any run before. */
  Run begin() throws StoreUnavailableException;

  /** Ends it cleanly: every consumer has stopped. */
  void end() throws StoreUnavailableException;

  /** Notes that this record is about to be handed over alone. */
  void mark(String sink, int partition, long offset) throws StoreUnavailableException;

  /** Forgets the marks of this record: the process survived it. */
  void clear(String sink, int partition, long offset) throws StoreUnavailableException;

  /**
   * How often each record was marked and never cleared, by its offset: how many processes ended
   * while they handed it over alone.
   */
  Map<Long, Integer> marks(String sink, int partition) throws StoreUnavailableException;

  /** One process's time on this store. Immutable. */
  record Run(long epoch, boolean afterUncleanStop) {}
}
