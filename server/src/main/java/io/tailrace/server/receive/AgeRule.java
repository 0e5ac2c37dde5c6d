package io.tailrace.server.receive;

import io.tailrace.core.log.QuarantineReason;
import java.time.Duration;
import java.time.Instant;

/**
 * What the age of a verified X-CIO-Timestamp means. Customer.io retries for 7 days and may not
 * renew the timestamp, and ids are remembered for 8: what lies outside could not be known for a
 * duplicate. Stateless.
 */
final class AgeRule {
  static final Duration OLDEST = Duration.ofHours(180);
  static final Duration FURTHEST_AHEAD = Duration.ofDays(1);

  private AgeRule() {}

  /** Whether its feed refuses it. */
  static boolean refused(Arrival arrival) {
    Duration oldest = arrival.feed().rejectOlderThan();
    return oldest != null
        && arrival.timestamp() != null
        && signedAt(arrival).isBefore(arrival.at().minus(oldest));
  }

  /** Why it goes to quarantine; null if it does not. */
  static QuarantineReason quarantine(Arrival arrival) {
    if (arrival.timestamp() == null) {
      return null;
    }
    if (signedAt(arrival).isBefore(arrival.at().minus(OLDEST))) {
      return outOfRange("more than 7.5 days old");
    }
    return signedAt(arrival).isAfter(arrival.at().plus(FURTHEST_AHEAD))
        ? outOfRange("more than a day ahead")
        : null;
  }

  private static QuarantineReason outOfRange(String how) {
    return new QuarantineReason(
        QuarantineReason.TIMESTAMP_OUT_OF_RANGE,
        "its X-CIO-Timestamp was "
            + how
            + " when it came in, so that it could not be known for a duplicate");
  }

  /** A verified timestamp has at most 15 digits, which every Instant can hold. */
  private static Instant signedAt(Arrival arrival) {
    return Instant.ofEpochSecond(Long.parseLong(arrival.timestamp()));
  }
}
