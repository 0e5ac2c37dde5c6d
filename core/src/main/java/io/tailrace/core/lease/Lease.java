package io.tailrace.core.lease;

import io.tailrace.core.consumer.Runs;

/**
 * The right of one worker to one thing, for a time. Immutable.
 *
 * @param name what it is the right to, such as {@link #partition} or {@link #sink}
 * @param owner the worker
 * @param epoch higher than that of anybody who had it before: who commits with a lower one is
 *     refused
 * @param afterUncleanStop whether the one before never gave it back
 */
public record Lease(String name, String owner, long epoch, boolean afterUncleanStop) {

  /** The lease of a partition, for all sinks that workers share. */
  public static String partition(int partition) {
    return "partition:" + partition;
  }

  /** The lease of a sink that only one process may hold: all its partitions. */
  public static String sink(String sink) {
    return "sink:" + sink;
  }

  /** The run of the consumers that work under this lease. */
  public Runs.Run run() {
    return new Runs.Run(epoch, afterUncleanStop);
  }
}
