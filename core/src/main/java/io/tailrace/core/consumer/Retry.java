package io.tailrace.core.consumer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pending record's next try. Immutable.
 *
 * @param person whose it is, when the sink asks for order
 * @param attempts how often it was handed over and refused; 0 if it only waits
 * @param due when it may be handed over again
 * @param reason the last refusal, or why it waits, if there is either
 */
public record Retry(
    long offset, @Nullable String person, int attempts, Instant due, @Nullable String reason) {

  Retry of(@Nullable String whose) {
    return new Retry(offset, whose, attempts, due, reason);
  }
}
