package io.tailrace.core.consumer;

import java.time.Duration;

/**
 * How a consumer retries. Immutable.
 *
 * @param attempts how often a rejected record is handed over before it becomes a dead letter.
 *     Defaults to 3
 * @param retryBackoff the wait before a record's second attempt; doubles with each. Defaults to 1 s
 * @param maxBackoff the longest wait between two tries of an unavailable sink. Defaults to 30 s
 * @param maxInFlight how many records may be pending before the consumer reads no further. Defaults
 *     to 10,000
 * @param yieldAtMost how long a burst of appends may have the machine to itself before the consumer
 *     takes half of the time. Defaults to 20 s
 * @param keepDeadLetters how many unresolved dead letters of a sink are kept; past it the oldest
 *     are dropped, each counted and logged. Defaults to 0: all
 */
public record ConsumerSettings(
    int attempts,
    Duration retryBackoff,
    Duration maxBackoff,
    int maxInFlight,
    Duration yieldAtMost,
    int keepDeadLetters) {
  public static final ConsumerSettings DEFAULT =
      new ConsumerSettings(
          3, Duration.ofSeconds(1), Duration.ofSeconds(30), 10_000, Duration.ofSeconds(20), 0);

  public ConsumerSettings withKeepDeadLetters(int letters) {
    return new ConsumerSettings(
        attempts, retryBackoff, maxBackoff, maxInFlight, yieldAtMost, letters);
  }
}
