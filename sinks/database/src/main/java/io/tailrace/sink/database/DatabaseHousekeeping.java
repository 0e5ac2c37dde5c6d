package io.tailrace.sink.database;

import io.tailrace.core.Loop;
import io.tailrace.core.SteadyClock;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the database needs now and then beside its consumer: dead letters and resolved quarantine
 * shown in its tables too, and what is older than a table keeps taken out; at first, what an
 * earlier version left to be counted. On a platform thread of its own; while the database is
 * unavailable it waits and goes on. Safe for use by many threads.
 */
final class DatabaseHousekeeping implements AutoCloseable {
  private static final Duration BETWEEN_COPIES = Duration.ofSeconds(2);
  private static final int COPIES_PER_SWEEP = 30;

  /** Not the first few: at a first start the database is perhaps still being made. */
  private static final int WORTH_SAYING = 5;

  private final DatabaseUpkeep upkeep;
  private final ConsumerStore store;
  private final EventLog events;
  private final SteadyClock clock;
  private final Loop loop;
  private int turns;
  private int failures;
  private boolean bouncesToRead = true;

  private DatabaseHousekeeping(
      DatabaseUpkeep upkeep, ConsumerStore store, EventLog events, SteadyClock clock) {
    this.upkeep = upkeep;
    this.store = store;
    this.events = events;
    this.clock = clock;
    this.loop = Loop.every(BETWEEN_COPIES, "housekeeping", this::turn).beforeFirst(BETWEEN_COPIES);
  }

  static DatabaseHousekeeping start(
      DatabaseUpkeep upkeep, ConsumerStore store, EventLog events, SteadyClock clock) {
    DatabaseHousekeeping housekeeping = new DatabaseHousekeeping(upkeep, store, events, clock);
    housekeeping.loop.start();
    return housekeeping;
  }

  private void turn()
      throws SinkUnavailableException, StoreUnavailableException, LogUnavailableException {
    try {
      copy();
      failures = 0;
    } catch (SinkUnavailableException | StoreUnavailableException | LogUnavailableException e) {
      failures++;
      if (failures >= WORTH_SAYING) {
        throw e;
      }
    }
  }

  private void copy()
      throws SinkUnavailableException, StoreUnavailableException, LogUnavailableException {
    upkeep.mirrorDeadLetters(store.deadLetters());
    turns = (turns + 1) % COPIES_PER_SWEEP;
    if (turns == 0) {
      upkeep.refreshQuarantine(events.quarantine(), clock.instant());
      Optional<Instant> now = clock.forDeletion();
      if (now.isPresent()) {
        upkeep.sweep(now.get());
      }
    }
    bouncesToRead = bouncesToRead && upkeep.rereadBounces();
  }

  @Override
  public void close() {
    loop.close();
  }
}
