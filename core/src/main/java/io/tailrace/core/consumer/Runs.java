package io.tailrace.core.consumer;

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

  /**
   * Notes that this record is about to be handed over alone.
   *
   * @return how often in a row it has been noted without {@link #clear}, this time included
   */
  int mark(String sink, int partition, long offset) throws StoreUnavailableException;

  /** Notes that the process survived it. */
  void clear(String sink, int partition) throws StoreUnavailableException;

  /** One process's time on this store. Immutable. */
  record Run(long epoch, boolean afterUncleanStop) {}
}
