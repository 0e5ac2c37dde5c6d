package io.tailrace.core.sink;

import java.time.Duration;

/**
 * How often, and after which waits, a sink is tried again. Immutable.
 *
 * @param attempts how often a rejected record is handed over before it becomes a dead letter
 * @param backoff the wait before a second attempt; it doubles with each
 * @param maxBackoff the longest wait between two attempts, and until an unavailable sink is tried
 */
public record RetryPolicy(int attempts, Duration backoff, Duration maxBackoff) {
  public RetryPolicy {
    if (attempts < 1 || backoff.isNegative() || maxBackoff.compareTo(backoff) < 0) {
      throw new IllegalArgumentException(
          "a policy has an attempt at least, and a longest wait that is no shorter than the first");
    }
  }
}
