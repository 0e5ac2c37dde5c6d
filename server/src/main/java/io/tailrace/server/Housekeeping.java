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

  /** Not the first: at a first start the database is perhaps still being made. */
  private static final int WORTH_SAYING = 2;

  private final DatabaseUpkeep upkeep;
  private final ConsumerStore store;
  private final EventLog events;
  private final InstantSource clock;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private int failures;

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
        turn(turn % COPIES_PER_SWEEP == 0);
      }
    } catch (InterruptedException e) {
      log.warn("housekeeping was interrupted and ends");
    }
  }

  private void turn(boolean sweep) {
    try {
      upkeep.mirrorDeadLetters(store.deadLetters());
      if (sweep) {
        upkeep.refreshQuarantine(events.quarantine(), clock.instant());
        upkeep.sweep(clock.instant());
      }
      failures = 0;
    } catch (SinkUnavailableException
        | StoreUnavailableException
        | LogUnavailableException
        | RuntimeException
        | Error e) {
      failures++;
      if (failures == WORTH_SAYING) {
        boolean foreseen = !(e instanceof RuntimeException || e instanceof Error);
        String why = foreseen ? e.getMessage() : e.toString();
        log.warn("housekeeping waits and tries again by itself: {}", why);
      }
    }
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
