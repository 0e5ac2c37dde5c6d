package io.tailrace.core.consumer;

import java.time.Instant;

/**
 * A pending record's next try. Immutable.
 *
 * @param person whose it is, when the sink asks for order; else null
 * @param attempts how often it was handed over and refused; 0 if it only waits
 * @param due when it may be handed over again
 * @param reason the last refusal, or why it waits; null if there is neither
 */
public record Retry(long offset, String person, int attempts, Instant due, String reason) {

  Retry of(String whose) {
    return new Retry(offset, whose, attempts, due, reason);
  }
}
