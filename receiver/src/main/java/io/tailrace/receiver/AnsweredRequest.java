package io.tailrace.receiver;

import io.tailrace.customerio.EventKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request, when its answer is ready. Immutable.
 *
 * @param feed null if it was for none that is configured
 * @param outcome as the contract counts it
 * @param events the keys of its new events
 * @param verifiedAt when its signature was found right, if it was
 * @param took since its first byte
 * @param failure what else is known of it, if it was not answered 200
 */
public record AnsweredRequest(
    @Nullable String feed,
    RequestOutcome outcome,
    List<EventKey> events,
    @Nullable Instant verifiedAt,
    Duration took,
    @Nullable RequestFailure failure) {

  /** A refused request that was for no feed. */
  static AnsweredRequest refused(RequestFailure failure, long beginNanoTime) {
    Duration took = Duration.ofNanos(System.nanoTime() - beginNanoTime);
    return new AnsweredRequest(null, RequestOutcome.REFUSED, List.of(), null, took, failure);
  }
}
