package io.tailrace.server.stall;

import io.tailrace.operations.ledger.Stall;
import io.tailrace.operations.ledger.StallCause;
import io.tailrace.operations.ledger.StallLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stalls of one feed: one begins with a request that failed and ends with the next that was
 * verified and kept, since the sender holds back all others until then. For a while after it, late
 * events are counted to it: they are what waited. Safe for use by many threads.
 *
 * <p>A wrong signature may be a stranger's. Customer.io waits after each, so one that is followed
 * at once by a verified request was not its own, and is dismissed.
 */
final class FeedStalls {
  /** A verified request so soon after a wrong signature says that it was a stranger's. */
  static final Duration QUIET = Duration.ofMinutes(1);

  /** A stall of the same cause so soon after the last is still the same. */
  static final Duration SAME = Duration.ofMinutes(1);

  /** Without a late event for so long, what waited has come. */
  static final Duration DRAINED = Duration.ofMinutes(10);

  /** Late events after a shorter gap do not show that something in front of us failed. */
  static final Duration SHORTEST_SILENCE = Duration.ofMinutes(5);

  private final String feed;
  private final StallChanges changes;
  private final UsualGap usual;

  /** The stall under way. */
  private @Nullable OpenStall open;

  /** The one that ended last, while late events may still belong to it. */
  private @Nullable Stall ended;

  /** Since when no late event came; null until a request was verified after it. */
  private @Nullable Instant quietSince;

  private volatile boolean awaitsVerified;

  FeedStalls(String feed, Instant since) {
    this.feed = feed;
    this.usual = new UsualGap(since.getEpochSecond());
    this.changes = new StallChanges(feed);
  }

  /** Whether the next verified request ends something. */
  boolean awaitsVerified() {
    return awaitsVerified;
  }

  /**
   * A request failed.
   *
   * @param ours whether its signature was right, so that it was certainly the sender's
   */
  synchronized void failed(StallCause cause, Instant at, boolean ours) {
    OpenStall before = open;
    if (before != null && (before.certain() || !ours)) {
      open = before.failedAgain(at);
    } else {
      if (before != null) {
        end(before, at);
      }
      open = begun(cause, at, ours).failedAgain(at);
    }
    awaitsVerified = true;
    changes.is(open.stall());
  }

  private OpenStall begun(StallCause cause, Instant at, boolean ours) {
    Stall last = ended;
    if (ours && last != null && last.cause() == cause && isJustOver(last, at)) {
      return new OpenStall(last.resumed(at), true, at);
    }
    return new OpenStall(Stall.failing(feed, cause, at), ours, at);
  }

  private static boolean isJustOver(Stall stall, Instant at) {
    return Duration.between(stall.end(at), at).compareTo(SAME) < 0;
  }

  /** A request was verified and kept in time. */
  synchronized void verified(Instant at) {
    OpenStall before = open;
    if (before != null) {
      open = null;
      end(before, at);
    }
    if (ended != null && quietSince == null) {
      quietSince = at;
    }
    awaitsVerified = false;
  }

  private void end(OpenStall was, Instant at) {
    if (was.isStrangers(at, QUIET)) {
      changes.dismiss(was.stall());
    } else {
      settle();
      ended = was.stall().ended(at);
      quietSince = at;
      changes.is(ended);
    }
  }

  /** An event came late; {@code before} is the second of the verified request before it. */
  synchronized void late(Instant happened, Instant at, long before) {
    changes.late(happened, at);
    if (ended == null || isDrained(at)) {
      settle();
      ended = silence(happened, at, before);
    }
    if (ended != null) {
      ended = ended.late(happened, at);
      quietSince = at;
      changes.is(ended);
    }
  }

  /** What kept late events back that no failed request explains; null if the gap was short. */
  private @Nullable Stall silence(Instant happened, Instant at, long before) {
    Instant last = Instant.ofEpochSecond(before);
    Instant begin = happened.isAfter(last) ? happened : last;
    boolean silent = before != 0 && Duration.between(begin, at).compareTo(SHORTEST_SILENCE) >= 0;
    return silent ? Stall.unproved(feed, StallCause.SILENT, begin, at) : null;
  }

  synchronized void sawGap(long from, long to) {
    usual.saw(from, to);
  }

  /** Sees to what time alone decides; {@code verified} is the second of the last such request. */
  synchronized void tick(Instant now, long verified) {
    if (ended != null && isDrained(now)) {
      settle();
    }
    if (open == null && verified != 0 && usual.isSilence(verified, now.getEpochSecond())) {
      Instant last = Instant.ofEpochSecond(verified);
      open = new OpenStall(Stall.unproved(feed, StallCause.SILENT, last, null), true, last);
      awaitsVerified = true;
      changes.is(open.stall());
    }
  }

  private boolean isDrained(Instant now) {
    return quietSince != null && Duration.between(quietSince, now).compareTo(DRAINED) > 0;
  }

  /** No more late events belong to it: a silence after which none came was none. */
  private void settle() {
    if (ended != null && ended.cause() == StallCause.SILENT && ended.lateEvents() == 0) {
      changes.dismiss(ended);
    }
    ended = null;
  }

  /**
   * Goes on where the process before ended.
   *
   * @param unfinished a stall that had no end then
   * @param lastAlive when the process before was last there
   * @param started when this one began to listen
   */
  synchronized void resume(
      @Nullable Stall unfinished, @Nullable Instant lastAlive, Instant started) {
    if (unfinished != null && open == null) {
      open = OpenStall.again(unfinished);
      awaitsVerified = true;
    } else if (unfinished != null) {
      changes.is(unfinished.ended(started));
    } else if (lastAlive != null && lastAlive.isBefore(started)) {
      Stall down = Stall.unproved(feed, StallCause.DOWN, lastAlive, started);
      changes.is(down);
      if (ended == null) {
        ended = down;
        quietSince = null;
        awaitsVerified = true;
      }
    }
  }

  /** What has changed since it was last taken. */
  synchronized List<StallLine> takeChanges(StallChanges.Known known) {
    OpenStall young = open;
    if (young == null || !young.isYoung(known.now(), QUIET)) {
      return changes.take(known, null);
    }
    return changes.take(known, young.stall());
  }
}
