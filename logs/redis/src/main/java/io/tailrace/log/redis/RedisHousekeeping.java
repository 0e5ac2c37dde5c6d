package io.tailrace.log.redis;

import io.tailrace.core.Loop;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.lease.Leases;
import io.tailrace.core.log.LogUnavailableException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The thread that applies retention every few seconds, in one process at a time: two would write
 * down the same gap twice.
 */
final class RedisHousekeeping {
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final RedisLogParts parts;
  private final RedisRetentionPlanner planner;
  private final FillingWatch filling;
  private final Leases leases;
  private final ReentrantLock planning = new ReentrantLock();

  RedisHousekeeping(RedisLogParts parts, RedisRetentionPlanner planner, FillingWatch filling) {
    this.parts = parts;
    this.planner = planner;
    this.filling = filling;
    this.leases = new StoredLeases(new StoreQuestions(parts.redis()));
  }

  Loop loop() {
    return Loop.every(EVERY, "log-retention", this::turn).beforeFirst(EVERY);
  }

  /** While Redis cannot be used, that is said elsewhere. */
  private void turn() throws LogUnavailableException, StoreUnavailableException {
    if (parts.redis().fault() != null) {
      return;
    }
    filling.look();
    if (leases.acquire("retention", parts.identity().writer(), LEASE).isPresent()) {
      retain();
    }
  }

  /** Any thread may call it. */
  void retain() throws LogUnavailableException {
    planning.lock();
    try {
      planner.retain();
    } finally {
      planning.unlock();
    }
  }
}
