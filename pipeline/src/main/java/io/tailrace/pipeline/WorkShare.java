package io.tailrace.pipeline;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.engine.OpenedLog;
import io.tailrace.core.engine.OpenedStore;
import io.tailrace.core.log.LogUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * How this process comes by its part of the work on the sinks: by leases where its store has some,
 * else all of it. Safe for use by many threads.
 */
interface WorkShare {

  /** Whichever of the two the store makes possible. */
  static WorkShare of(OpenedLog log, OpenedStore store, String worker, InstantSource clock) {
    return store
        .workers()
        .<WorkShare>map(
            workers -> new LeasedWork(log.log(), store.store().positions(), workers, worker, clock))
        .orElseGet(() -> new AllWork(store.store().runs()));
  }

  /**
   * Gives the group its part, now and as other processes come and go.
   *
   * @return stops it, and returns when nothing works any more
   */
  AutoCloseable begin(ConsumerGroup group)
      throws StoreUnavailableException, LogUnavailableException;

  /**
   * How a sink stands in the partitions that no consumer of this process works on.
   *
   * @param here the partitions that one does
   */
  List<PartitionStatus> elsewhere(SinkSource sink, Set<Integer> here)
      throws LogUnavailableException, StoreUnavailableException;

  /** Whether this process alone may do what is called so, for so long from now. */
  boolean takes(String what, Duration time) throws StoreUnavailableException;

  /** Whether there may be other processes. */
  boolean isShared();
}
