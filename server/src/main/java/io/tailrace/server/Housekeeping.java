package io.tailrace.server;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.sink.database.DatabaseUpkeep;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the database needs now and then beside its consumer: dead letters and resolved quarantine
 * shown in its tables too, and what is older than a table keeps taken out. On a platform thread of
 * its own; while the database is unavailable it waits and goes on. Safe for use by many threads.
 */
final class Housekeeping implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration BETWEEN_COPIES = Duration.ofSeconds(2);
  private static final int COPIES_PER_SWEEP = 30;
  private final DatabaseUpkeep upkeep;
  private final ConsumerStore store;
  private final EventLog events;
  private final InstantSource clock;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private boolean failing;

  private Housekeeping(
      DatabaseUpkeep upkeep, ConsumerStore store, EventLog events, InstantSource clock) {
    this.upkeep = upkeep;
    this.store = store;
    this.events = events;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("housekeeping").daemon(true).unstarted(this::run);
  }

  static Housekeeping start(
      DatabaseUpkeep upkeep, ConsumerStore store, EventLog events, InstantSource clock) {
    Housekeeping housekeeping = new Housekeeping(upkeep, store, events, clock);
    housekeeping.thread.start();
    return housekeeping;
  }

  private void run() {
    try {
      for (int turn = 1;
          !stopping.await(BETWEEN_COPIES.toMillis(), TimeUnit.MILLISECONDS);
          turn++) {
        turn(turn % COPIES_PER_SWEEP == 0, turn == 1);
      }
    } catch (InterruptedException e) {
      log.warn("housekeeping was interrupted and ends");
    }
  }

  private void turn(boolean sweep, boolean first) {
    try {
      upkeep.mirrorDeadLetters(store.deadLetters());
      if (sweep) {
        upkeep.refreshQuarantine(events.quarantine(), clock.instant());
        upkeep.sweep(clock.instant());
      }
      failing = false;
    } catch (SinkUnavailableException e) {
      // On a new folder the database is made at this very moment: no reason to warn.
      if (!first) {
        failed(e);
      }
    } catch (StoreUnavailableException | LogUnavailableException | RuntimeException e) {
      failed(e);
    }
  }

  private void failed(Exception why) {
    if (!failing) {
      log.warn("housekeeping waits and tries again by itself: {}", why.toString());
    }
    failing = true;
  }

  @Override
  public void close() {
    stopping.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
