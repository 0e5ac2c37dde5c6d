package io.tailrace.log.sqlite;

import io.tailrace.core.Unforeseen;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread beside the writer: checkpoints several times a second, retention every few seconds.
 */
final class Housekeeping implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int TICKS_PER_PLAN = 50;

  private final LogParts parts;
  private final RetentionPlanner planner;
  private final ReentrantLock planning = new ReentrantLock();

  Housekeeping(LogParts parts, RetentionPlanner planner) {
    this.parts = parts;
    this.planner = planner;
  }

  @Override
  public void run() {
    for (int tick = 1; !parts.queue().isClosed(); tick++) {
      turn(tick % TICKS_PER_PLAN == 0);
      LockSupport.parkNanos(this, TICK_NANOS);
    }
  }

  /** Nothing may end the thread, or the write-ahead log would grow without bound. */
  private void turn(boolean planning) {
    try {
      parts.checkpoints().tick();
      markEnd();
      if (planning) {
        plan();
      }
    } catch (RuntimeException | Error e) {
      Unforeseen.say(LOG, "The log's housekeeping met something unforeseen and goes on", e);
    }
  }

  private void markEnd() {
    OpenLog log = parts.state().orNull();
    if (log != null) {
      parts.mark().write(log);
    }
  }

  /** Looks now what retention may take. Any thread may call it. */
  void plan() {
    planning.lock();
    try {
      planner.plan();
      parts.queue().wake();
    } finally {
      planning.unlock();
    }
  }
}
