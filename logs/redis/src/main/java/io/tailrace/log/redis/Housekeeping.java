package io.tailrace.log.redis;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.lease.Leases;
import io.tailrace.core.log.LogUnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that applies retention every few seconds, in one process at a time: two would write
 * down the same gap twice.
 */
final class Housekeeping implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final LogParts parts;
  private final RetentionPlanner planner;
  private final FillingWatch filling;
  private final Leases leases;
  private final ReentrantLock planning = new ReentrantLock();

  Housekeeping(LogParts parts, RetentionPlanner planner, FillingWatch filling) {
    this.parts = parts;
    this.planner = planner;
    this.filling = filling;
    this.leases = new StoredLeases(new StoreQuestions(parts.redis()));
  }

  @Override
  public void run() {
    while (!parts.queue().isClosed()) {
      LockSupport.parkNanos(this, EVERY_NANOS);
      if (!parts.queue().isClosed() && parts.redis().fault() == null) {
        turn();
      }
    }
  }

  private void turn() {
    try {
      filling.look();
      if (leases.acquire("retention", parts.identity().writer(), LEASE).isPresent()) {
        retain();
      }
    } catch (LogUnavailableException | StoreUnavailableException e) {
      LOG.warn("Retention waits, and tries again in a few seconds: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("The log's housekeeping met something unforeseen and goes on", e);
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
