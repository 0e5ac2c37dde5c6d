package io.tailrace.log.sqlite;

import io.tailrace.core.Loop;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The thread beside the writer: checkpoints several times a second, retention every few seconds.
 */
final class SqliteHousekeeping {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final int TICKS_PER_PLAN = 50;

  private final SqliteLogParts parts;
  private final SqliteRetentionPlanner planner;
  private final ReentrantLock planning = new ReentrantLock();
  private int tick;

  SqliteHousekeeping(SqliteLogParts parts, SqliteRetentionPlanner planner) {
    this.parts = parts;
    this.planner = planner;
  }

  Loop loop() {
    return Loop.every(TICK, "log-housekeeping", this::turn);
  }

  private void turn() {
    tick = (tick + 1) % TICKS_PER_PLAN;
    parts.room().tick();
    parts.checkpoints().tick();
    markEnd();
    if (tick == 0) {
      plan();
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
