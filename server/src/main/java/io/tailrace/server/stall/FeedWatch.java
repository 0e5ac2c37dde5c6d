package io.tailrace.server.stall;

import io.tailrace.customerio.EventKey;
import io.tailrace.customerio.SenderWait;
import io.tailrace.operations.ledger.LateHour;
import io.tailrace.operations.ledger.StallCause;
import io.tailrace.receiver.AnsweredRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches the requests of one feed. While all is well a request costs it two reads and a comparison
 * for each event; only one that failed, came late or ends a stall takes the lock of {@link
 * FeedStalls}. Safe for use by many threads.
 */
final class FeedWatch {
  private final FeedStalls stalls;

  /** When a request was last verified, in seconds since 1970; 0 if none was. */
  private volatile long verified;

  /** What happened before it, in seconds since 1970, did not wait for us. */
  private volatile long begun;

  FeedWatch(String feed, Instant since) {
    this.begun = since.getEpochSecond();
    this.stalls = new FeedStalls(feed, since);
  }

  /** What happened before anybody received here is not late, whenever it comes. */
  void lateSince(Instant first) {
    begun = first.getEpochSecond();
  }

  FeedStalls stalls() {
    return stalls;
  }

  /** One more; {@code at} is when it was answered. */
  void answered(AnsweredRequest request, Instant at) {
    StallCause cause = cause(request);
    long second = at.getEpochSecond();
    long before = verified;
    if (cause != null) {
      stalls.failed(cause, toMillis(began(cause, request, at)), request.verifiedAt() != null);
    } else if (request.verifiedAt() != null && stalls.awaitsVerified()) {
      stalls.verified(toMillis(at));
    } else if (before != 0 && second - before >= UsualGap.NOTED_SECONDS) {
      stalls.sawGap(before, second);
    }
    if (request.verifiedAt() != null) {
      lookForLate(request.events(), at, before);
      if (second > before) {
        verified = second;
      }
    }
  }

  /** People read it. */
  private static Instant toMillis(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS);
  }

  private static @Nullable StallCause cause(AnsweredRequest request) {
    return switch (request.outcome()) {
      case UNVERIFIED -> StallCause.UNVERIFIED;
      case UNAVAILABLE -> StallCause.UNAVAILABLE;
      case REFUSED ->
          request.failure() != null && request.failure().status() == StallWatch.INCOMPLETE
              ? StallCause.INCOMPLETE
              : null;
      case PROCESSED, DUPLICATE, QUARANTINED ->
          request.took().compareTo(SenderWait.ANSWER_LIMIT) > 0 ? StallCause.SLOW : null;
      case UNSIGNED -> null;
    };
  }

  /** The sender of a slow answer went away before it. */
  private static Instant began(StallCause cause, AnsweredRequest request, Instant at) {
    return cause == StallCause.SLOW ? at.minus(request.took()).plus(SenderWait.ANSWER_LIMIT) : at;
  }

  private void lookForLate(List<EventKey> events, Instant at, long before) {
    for (int i = 0; i < events.size(); i++) {
      Instant happened = events.get(i).timestamp();
      if (at.getEpochSecond() - happened.getEpochSecond() > LateHour.LATE_SECONDS
          && happened.getEpochSecond() >= begun) {
        stalls.late(happened, toMillis(at), before);
      }
    }
  }

  /** Looks whether nothing has come for unusually long. */
  void tick(Instant now) {
    stalls.tick(now, verified);
  }
}
