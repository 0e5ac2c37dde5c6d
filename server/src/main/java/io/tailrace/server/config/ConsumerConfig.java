package io.tailrace.server.config;

import java.time.Duration;

/**
 * How every sink's consumers retry, when they wait, and how many work at once. Immutable, safe to
 * share between threads.
 *
 * @param attempts before a rejected record becomes a dead letter. Defaults to 3
 * @param retryBackoff before the second attempt; doubles. Defaults to 1 s
 * @param maxBackoff the longest wait. Defaults to 30 s
 * @param maxInFlight records that may wait for another attempt. Defaults to 10,000
 * @param yieldAtMost how long a burst of requests may have the machine to itself before sinks take
 *     half of the time. Defaults to 20 s
 * @param concurrency batches of one sink that are written at once here. Defaults to 8
 * @param keepDeadLetters unresolved ones of one sink; 0 for all. Defaults to 0
 */
public record ConsumerConfig(
    int attempts,
    Duration retryBackoff,
    Duration maxBackoff,
    int maxInFlight,
    Duration yieldAtMost,
    int concurrency,
    int keepDeadLetters) {}
