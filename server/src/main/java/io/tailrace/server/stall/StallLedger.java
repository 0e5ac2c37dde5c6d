package io.tailrace.server.stall;

import io.tailrace.core.Loop;
import io.tailrace.core.RateLimitedLog;
import io.tailrace.core.file.FileProblem;
import io.tailrace.operations.ledger.LastAlive;
import io.tailrace.operations.ledger.Stall;
import io.tailrace.operations.ledger.StallBook;
import io.tailrace.operations.ledger.StallFile;
import io.tailrace.operations.ledger.StallHistory;
import io.tailrace.operations.ledger.StallLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the stall ledger of one process in its data folder, and notes every few seconds that it is
 * there. A disk that refuses holds up nobody: what could not be written is written later. What a
 * {@code kill -9} takes is the last few seconds. Safe for use by many threads.
 */
public final class StallLedger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StallLedger.class);
  private static final Duration BETWEEN_NOTES = Duration.ofSeconds(5);

  /** Of what could not be written: beyond it the oldest is forgotten. */
  private static final int MOST_PENDING = 20_000;

  private final StallWatch watch;
  private final StallFile file;
  private final LastAlive alive;
  private final StallBook book;
  private final List<StallLine> pending = new ArrayList<>();
  private final RateLimitedLog rare = new RateLimitedLog();
  private final Loop loop = Loop.every(BETWEEN_NOTES, "stall-ledger", this::note);

  private StallLedger(StallWatch watch, Path folder) {
    this.watch = watch;
    this.file = new StallFile(folder);
    this.alive = new LastAlive(folder);
    this.book = read(file);
    if (book.begun() == null) {
      take(List.of(StallLine.begun(watch.since())));
    }
    resume(lastAlive());
  }

  /** Goes on with what is in this folder. */
  public static StallLedger open(StallWatch watch, Path folder) {
    return new StallLedger(watch, folder);
  }

  /** Notes from now on, every few seconds, until it is closed. */
  public StallLedger start() {
    loop.start();
    return this;
  }

  /** What the folder of a process says that does not run. */
  public static StallHistory lying(Path folder) {
    return read(new StallFile(folder)).history(null);
  }

  private static StallBook read(StallFile file) {
    try {
      return file.read();
    } catch (IOException e) {
      LOG.warn(
          "The stall ledger cannot be read, so it begins anew: {}. Look at its permissions",
          FileProblem.of(e));
      return new StallBook();
    }
  }

  private @Nullable Instant lastAlive() {
    try {
      return alive.read().orElse(null);
    } catch (IOException e) {
      LOG.warn(
          "It cannot be read when Tailrace last ran, so the time since is not in the stall ledger:"
              + " {}",
          FileProblem.of(e));
      return null;
    }
  }

  private void resume(@Nullable Instant lastAlive) {
    List<Stall> unfinished = book.unfinished();
    for (Stall stall : unfinished) {
      if (!watch.feeds().containsKey(stall.feed())) {
        take(List.of(StallLine.of(stall.ended(lastAlive == null ? stall.begin() : lastAlive))));
      }
    }
    Instant begun = Objects.requireNonNull(book.begun());
    watch
        .feeds()
        .forEach(
            (name, feed) -> {
              feed.lateSince(begun);
              feed.stalls().resume(last(unfinished, name), lastAlive, watch.since());
            });
  }

  private static @Nullable Stall last(List<Stall> stalls, String feed) {
    Stall last = null;
    for (Stall stall : stalls) {
      last = stall.feed().equals(feed) ? stall : last;
    }
    return last;
  }

  /** What is known now. */
  public synchronized StallHistory history() {
    collect();
    return book.history(watch.since());
  }

  /** Looks at the time, writes what is new, and notes that we are there. */
  synchronized void note() {
    collect();
    book.forgetBefore(watch.now());
    try {
      if (!pending.isEmpty()) {
        file.append(pending);
        pending.clear();
      }
      file.compact(book);
      alive.note(watch.now());
    } catch (IOException e) {
      rare.say(
          "failed",
          count ->
              LOG.warn(
                  "The stall ledger cannot be written now and is tried again; receiving is not"
                      + " affected: {}",
                  FileProblem.of(e)));
    }
  }

  private void collect() {
    Instant now = watch.now();
    watch
        .feeds()
        .forEach(
            (name, feed) -> {
              feed.tick(now);
              take(
                  feed.stalls()
                      .takeChanges(new StallChanges.Known(now, hour -> book.late(name, hour))));
            });
  }

  private void take(List<StallLine> lines) {
    for (StallLine line : lines) {
      if (line.dismissed() == null || book.knows(line.dismissed())) {
        book.add(line);
        pending.add(line);
      }
    }
    if (pending.size() > MOST_PENDING) {
      pending.subList(0, pending.size() - MOST_PENDING).clear();
    }
  }

  /** Notes the last that is known, and when it was. */
  @Override
  public void close() {
    loop.close();
    note();
  }
}
