package io.tailrace.core.consumer;

import io.tailrace.core.log.Position;
import java.util.Optional;

/**
 * The committed positions of sinks that have no transactions. Of the other sinks it holds a copy,
 * which may be behind, so that retention knows what they need while they are down. Safe for use by
 * many threads.
 */
public interface PositionStore {

  /** The position committed last for this sink and partition. */
  Optional<Position> committed(String sink, int partition) throws StoreUnavailableException;

  /**
   * Commits {@code position} unless an owner with a higher epoch has committed for this sink and
   * partition.
   *
   * @return false if one has: the caller lost its lease and must stop
   */
  boolean compareAndSet(String sink, long epoch, Position position)
      throws StoreUnavailableException;
}
