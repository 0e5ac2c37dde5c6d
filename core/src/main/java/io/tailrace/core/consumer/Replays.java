package io.tailrace.core.consumer;

import java.util.List;
import java.util.Optional;

/**
 * Ranges of the log that a sink is to be fed again, beside its own progress. They survive restarts.
 * Thread-safe.
 */
public interface Replays {

  /**
   * Asks for the records of [{@code from}, {@code to}) of this partition to be handed to this sink
   * again.
   */
  Replay request(String sink, int partition, long from, long to) throws StoreUnavailableException;

  /** The oldest unfinished one of this sink and partition. */
  Optional<Replay> next(String sink, int partition) throws StoreUnavailableException;

  /** Records how far it has come; at its end it is finished. */
  void advance(Replay replay, long next) throws StoreUnavailableException;

  /** All unfinished ones. */
  List<Replay> unfinished() throws StoreUnavailableException;
}
