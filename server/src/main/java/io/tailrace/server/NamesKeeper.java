package io.tailrace.server;

import io.tailrace.core.Loop;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sink.SourceName;
import io.tailrace.customerio.appapi.AppApiException;
import io.tailrace.operations.OperationException;
import io.tailrace.pipeline.PipelineSinks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the names of campaigns and the like in the database and the warehouse. It asks for them at
 * the start and once a day, in one process at a time. A failure is retried within minutes and
 * delays nothing else. On a thread of its own; safe for use by many threads.
 */
final class NamesKeeper implements AutoCloseable {
  static final Duration ONE_AT_A_TIME = Duration.ofMinutes(10);
  private static final Logger log = LoggerFactory.getLogger(NamesKeeper.class);
  private static final Duration EVERY = Duration.ofDays(1);
  private static final Duration ASK_AGAIN = Duration.ofMinutes(1);
  private static final Duration WRITE_AGAIN = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final List<String> feeds;
  private final ConfiguredAppApi workspaces;
  private final PipelineSinks sinks;
  private final Turn turn;
  private final InstantSource clock;
  private final Loop loop;
  private Instant next = Instant.MIN;

  /** By feed, when it is to be asked; none = now. */
  private final Map<String, Instant> due = new HashMap<>();

  /** What was told and is not everywhere yet. */
  private final List<SourceName> unwritten = new ArrayList<>();

  private boolean failing;

  private final LateTables tables = new LateTables();

  /** Whether it is this process that asks now. */
  interface Turn {
    boolean isOurs() throws StoreUnavailableException;
  }

  private NamesKeeper(
      List<String> feeds,
      ConfiguredAppApi workspaces,
      PipelineSinks sinks,
      Turn turn,
      InstantSource clock) {
    this.feeds = feeds;
    this.workspaces = workspaces;
    this.sinks = sinks;
    this.turn = turn;
    this.clock = clock;
    this.loop = Loop.of("names", this::turn).beforeFirst(LOOK).afterFailure(ASK_AGAIN);
  }

  /**
   * Starts one.
   *
   * @param feeds those that have an App API key
   */
  static NamesKeeper start(
      List<String> feeds,
      ConfiguredAppApi workspaces,
      PipelineSinks sinks,
      Turn turn,
      InstantSource clock) {
    NamesKeeper keeper = new NamesKeeper(feeds, workspaces, sinks, turn, clock);
    keeper.loop.start();
    return keeper;
  }

  private Duration turn() {
    if (!clock.instant().isBefore(next)) {
      next = clock.instant().plus(refreshed());
    }
    return LOOK;
  }

  /** After how long it is to be done again. */
  private Duration refreshed() {
    try {
      // First, so that nobody is asked for names that cannot be written.
      sinks.showNames();
      if (turn.isOurs()) {
        boolean all = ask();
        write();
        if (!all) {
          return ASK_AGAIN;
        }
      }
      failing = false;
      tables.found();
      return EVERY;
    } catch (SinkUnavailableException e) {
      if (tables.areLate(clock.instant())) {
        failed(e.getMessage());
      }
      return WRITE_AGAIN;
    } catch (StoreUnavailableException e) {
      failed(e.getMessage());
      return ASK_AGAIN;
    }
  }

  /** Asks whom it is time to ask; false if that failed, which holds up no other. */
  private boolean ask() {
    boolean all = true;
    for (String feed : feeds) {
      Instant now = clock.instant();
      if (now.isBefore(due.getOrDefault(feed, Instant.MIN))) {
        continue;
      }
      try {
        unwritten.addAll(WorkspaceNames.of(feed, workspaces.appApi(feed), now));
        due.put(feed, now.plus(EVERY));
      } catch (OperationException | AppApiException e) {
        failed("feed '" + feed + "': " + e.getMessage());
        all = false;
      }
    }
    return all;
  }

  /** What fails here is written later; nobody is asked for it again. */
  private void write() throws SinkUnavailableException {
    if (!unwritten.isEmpty()) {
      sinks.keepNames(unwritten);
      sinks.showNames();
      sinks.publishNames();
      unwritten.clear();
    }
  }

  private void failed(String why) {
    if (!failing && !loop.isStopping()) {
      log.warn("the names of campaigns and so on stay as they were, and Tailrace retries: {}", why);
    }
    failing = true;
  }

  @Override
  public void close() {
    loop.interrupt();
    loop.close();
  }
}
