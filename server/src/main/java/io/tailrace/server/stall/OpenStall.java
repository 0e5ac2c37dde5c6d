package io.tailrace.server.stall;

import io.tailrace.operations.ledger.Stall;
import io.tailrace.operations.ledger.StallCause;
import java.time.Duration;
import java.time.Instant;

/**
 * A stall under way. Immutable.
 *
 * @param certain whether it is certainly the sender that waits
 * @param lastFailure the last request that failed
 */
record OpenStall(Stall stall, boolean certain, Instant lastFailure) {

  /** One that a process before this had begun, and that had lasted long enough to be kept. */
  static OpenStall again(Stall unfinished) {
    boolean certain =
        unfinished.cause() != StallCause.UNVERIFIED && unfinished.cause() != StallCause.INCOMPLETE;
    return new OpenStall(unfinished, certain, unfinished.begin());
  }

  OpenStall failedAgain(Instant at) {
    return new OpenStall(stall.failedAgain(), certain, at);
  }

  /**
   * Whether a verified request that comes now shows that it was a stranger's. After a wrong
   * signature of its own Customer.io waits an hour; after another answer perhaps seconds.
   */
  boolean isStrangers(Instant verified, Duration quiet) {
    Instant sign = stall.cause() == StallCause.UNVERIFIED ? lastFailure : stall.begin();
    return !certain && Duration.between(sign, verified).compareTo(quiet) < 0;
  }

  /** Whether it is too young to tell whose it is. */
  boolean isYoung(Instant now, Duration quiet) {
    return !certain && Duration.between(stall.begin(), now).compareTo(quiet) < 0;
  }
}
