package io.tailrace.log.redis;

import io.tailrace.core.log.Retention;

/**
 * How a {@link RedisLog} is kept. Immutable.
 *
 * @param partitions how many; only asked when the log is made, after that it is what it is
 * @param maxBytes what records and remembered ids may take; past it appends are refused. 0: three
 *     quarters of the server's {@code maxmemory}; of one that has none, 1 GiB
 * @param retention how long a record is kept after every sink has had it, and how long at most;
 *     {@code minFreeBytes} of {@code maxBytes} is room made at the expense of sinks that are far
 *     behind; 0: never
 * @param waitReplicas how many replicas must have a record before it is answered; 0: Redis answers,
 *     and copies afterwards
 * @param queue what may wait in this process for Redis
 */
public record RedisLogSettings(
    int partitions, long maxBytes, Retention retention, int waitReplicas, Queue queue) {
  /** A partition's number takes one byte beside each id. */
  public static final int MAX_PARTITIONS = 256;

  /** As {@link RedisLogConfig} is by default. */
  public static final RedisLogSettings DEFAULT = RedisLogConfig.DEFAULT.settings(Retention.DEFAULT);

  public RedisLogSettings {
    if (partitions < 1 || partitions > MAX_PARTITIONS) {
      throw new IllegalArgumentException(
          "log.partitions is " + partitions + "; it can be 1 to " + MAX_PARTITIONS);
    }
  }

  public RedisLogSettings withPartitions(int newPartitions) {
    return new RedisLogSettings(newPartitions, maxBytes, retention, waitReplicas, queue);
  }

  public RedisLogSettings withMaxBytes(long newMaxBytes) {
    return new RedisLogSettings(partitions, newMaxBytes, retention, waitReplicas, queue);
  }

  public RedisLogSettings withRetention(Retention newRetention) {
    return new RedisLogSettings(partitions, maxBytes, newRetention, waitReplicas, queue);
  }

  public RedisLogSettings withWaitReplicas(int newWaitReplicas) {
    return new RedisLogSettings(partitions, maxBytes, retention, newWaitReplicas, queue);
  }

  /**
   * What may wait for Redis; past it, an append is refused at once. Immutable.
   *
   * @param maxRecords defaults to 16,384
   * @param maxBytes of bodies; defaults to 64 MiB
   */
  public record Queue(int maxRecords, long maxBytes) {
    public static final Queue DEFAULT = new Queue(16_384, 64L << 20);
  }
}
