package io.tailrace.receiver;

import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.Retention;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the age of a verified X-CIO-Timestamp means, or of an event that came without one.
 * Customer.io retries for 7 days and may not renew the timestamp, and ids are remembered for {@link
 * Retention#REMEMBERED_AT_LEAST}: what lies outside could not be known for a duplicate. Stateless.
 */
final class AgeRule {

  private AgeRule() {}

  /** Whether its feed refuses it. */
  static boolean refused(ArrivedRequest arrival) {
    Duration oldest = arrival.feed().rejectOlderThan();
    return oldest != null
        && arrival.timestamp() != null
        && signedAt(arrival).isBefore(arrival.at().minus(oldest));
  }

  /** Why it goes to quarantine, if it does. */
  static @Nullable QuarantineReason quarantine(ArrivedRequest arrival) {
    return arrival.timestamp() == null
        ? null
        : quarantine("X-CIO-Timestamp", signedAt(arrival), arrival.at());
  }

  /**
   * Why an event is quarantined for its age; null if it is not. If no header is signed, the event's
   * own time limits for how long it may be repeated.
   */
  static @Nullable QuarantineReason quarantine(ArrivedRequest arrival, Instant happenedAt) {
    return arrival.timestamp() == null ? quarantine("timestamp", happenedAt, arrival.at()) : null;
  }

  private static @Nullable QuarantineReason quarantine(String which, Instant time, Instant at) {
    if (time.isBefore(at.minus(Retention.ACCEPTED_OLD))) {
      return outOfRange(which, "more than 7.5 days old");
    }
    return time.isAfter(at.plus(Retention.ACCEPTED_AHEAD))
        ? outOfRange(which, "more than a day ahead")
        : null;
  }

  private static QuarantineReason outOfRange(String which, String how) {
    return new QuarantineReason(
        QuarantineReason.TIMESTAMP_OUT_OF_RANGE,
        "its "
            + which
            + " was "
            + how
            + " when it came in, so that it could not be known for a duplicate");
  }

  /** A verified timestamp has at most 15 digits, which every Instant can hold. */
  private static Instant signedAt(ArrivedRequest arrival) {
    return Instant.ofEpochSecond(Long.parseLong(arrival.timestamp()));
  }
}
