package io.tailrace.core.consumer;

import io.tailrace.core.log.Position;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the record that kills the process, and blames no other. After an unclean stop the first
 * batch is handed over one by one, each behind a mark that outlives the process. A process that is
 * killed from outside often and early leaves marks on the innocent record that it always begins
 * with. So one that was in hand alone at {@code attempts} deaths waits until the process has lived
 * for a while; the others go on. Only as many deaths more, each in the moment of its own hand-over,
 * make it a dead letter. For one thread.
 */
final class CrashGuard {
  private static final Logger log = LoggerFactory.getLogger(CrashGuard.class);
  private static final Duration CALM_AFTER = Duration.ofMinutes(1);
  private static final long SPREAD_MILLIS = CALM_AFTER.toMillis();
  private final String sink;
  private final int partition;
  private final Runs runs;
  private final int attempts;
  private final Instant calmFrom;
  private final Map<Long, Integer> deaths = new HashMap<>();
  private boolean oneByOne;
  private @Nullable Long inHand;

  /** What may be done with a record now. */
  enum Verdict {
    HAND_OVER,
    POSTPONE,
    SET_ASIDE
  }

  CrashGuard(String sink, int partition, Runs runs, ConsumerContext context) {
    this.sink = sink;
    this.partition = partition;
    this.runs = runs;
    this.attempts = context.settings().attempts();
    // At another time than other consumers, or what they have in hand beside a record that kills
    // would be blamed with it.
    long spread = context.random().nextLong(SPREAD_MILLIS);
    Instant calm = context.clock().instant().plus(CALM_AFTER).plusMillis(spread);
    this.calmFrom = calm.truncatedTo(ChronoUnit.SECONDS);
    this.oneByOne = context.run().afterUncleanStop();
  }

  /** Reads which records were in hand when processes died, and forgets those that are done. */
  void opened(Position position) throws StoreUnavailableException {
    survived();
    deaths.clear();
    deaths.putAll(runs.marks(sink, partition));
    for (long offset : List.copyOf(deaths.keySet())) {
      if (offset >= position.offset()) {
        oneByOne = true;
      } else if (!position.pending().contains(offset)) {
        forget(offset);
      }
    }
  }

  /** What was in hand was of another log, or of another time of this one. */
  void forgetAll() throws StoreUnavailableException {
    for (long offset : runs.marks(sink, partition).keySet()) {
      forget(offset);
    }
  }

  /** Whether new records go one by one. */
  boolean oneByOne() {
    return oneByOne;
  }

  /** The first batch went well. */
  void oneByOneIsOver() {
    oneByOne = false;
  }

  Verdict verdict(long offset, Instant now) {
    int died = deaths(offset);
    if (died >= 2 * attempts) {
      return Verdict.SET_ASIDE;
    }
    return died >= attempts && now.isBefore(calmFrom) ? Verdict.POSTPONE : Verdict.HAND_OVER;
  }

  /** Marks this record, which is about to be handed over alone, if it could be one that kills. */
  void takes(long offset) throws StoreUnavailableException {
    survived();
    if (oneByOne || deaths.containsKey(offset)) {
      // Before the mark, which may be there although the store could not say so.
      inHand = offset;
      runs.mark(sink, partition, offset);
    }
  }

  /** The process is still there. */
  void survived() throws StoreUnavailableException {
    if (inHand != null) {
      forget(inHand);
      inHand = null;
    }
  }

  /** The sink failed, but the process did not die of it: no record is to blame. */
  void held() {
    try {
      survived();
    } catch (StoreUnavailableException e) {
      log.debug("the mark of {} stays until the next try", sink, e);
    }
  }

  void forget(long offset) throws StoreUnavailableException {
    runs.clear(sink, partition, offset);
    deaths.remove(offset);
  }

  int deaths(long offset) {
    return deaths.getOrDefault(offset, 0);
  }

  /** When a postponed record may be tried. */
  Instant calmFrom() {
    return calmFrom;
  }

  String reason(long offset) {
    return "the process died "
        + deaths(offset)
        + " times while this record alone was handed to "
        + sink;
  }
}
