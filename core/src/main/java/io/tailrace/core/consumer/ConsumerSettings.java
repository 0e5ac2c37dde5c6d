package io.tailrace.core.consumer;

import io.tailrace.core.settings.Section;
import io.tailrace.core.settings.Setting;
import io.tailrace.core.sink.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a sink's consumers retry, when they wait, and how many work at once. Immutable, safe to share
 * between threads.
 *
 * @param maxInFlight how many records may be pending before the consumer reads no further
 */
public record ConsumerSettings(
    @Setting(
            key = "consumer.attempts",
            min = "1",
            max = "100",
            byDefault = "3",
            meaning =
                "How often a rejected record is handed to a sink before it becomes a dead letter. A"
                    + " sink that is unavailable is retried until it works.")
        int attempts,
    @Setting(
            key = "consumer.retry-backoff",
            min = "1ms",
            max = "1h",
            byDefault = "1s",
            meaning = "The wait before a second attempt; it doubles with each.")
        Duration retryBackoff,
    @Setting(
            key = "consumer.max-backoff",
            min = "1ms",
            max = "1d",
            atLeast = "consumer.retry-backoff",
            byDefault = "30s",
            meaning = "The longest wait between two attempts.")
        Duration maxBackoff,
    @Setting(
            key = "consumer.max-in-flight",
            min = "1",
            max = "1000000",
            byDefault = "10000",
            meaning =
                "How many records of a sink may wait for another attempt before it reads no"
                    + " further.")
        int maxInFlight,
    @Setting(
            key = "consumer.yield-at-most",
            min = "0s",
            max = "1m",
            byDefault = "20s",
            meaning =
                "How long sinks wait for a burst of requests. After that they take half of the time"
                    + " until it is over. Longer keeps answers"
                    + " fast in a burst, and the sinks further behind.")
        Duration yieldAtMost,
    @Setting(
            key = "consumer.concurrency",
            min = "1",
            max = "256",
            byDefault = "8",
            meaning =
                "How many batches of a sink this process writes at once: at most one of each"
                    + " partition, so one with the log in SQLite.")
        int concurrency,
    @Setting(
            key = "consumer.keep-dead-letters",
            min = "0",
            max = "1000000000",
            byDefault = "0",
            meaning =
                "How many unresolved dead letters of a sink are kept; `0` is all. Beyond"
                    + " that the oldest are deleted, each counted and logged.")
        int keepDeadLetters) {
  public static final ConsumerSettings DEFAULT = Section.of(ConsumerSettings.class).byDefault();

  /** For a sink with a policy of its own, that; else what is configured for all. */
  ConsumerSettings retrying(@Nullable RetryPolicy own) {
    return own == null
        ? this
        : new ConsumerSettings(
            own.attempts(),
            own.backoff(),
            own.maxBackoff(),
            maxInFlight,
            yieldAtMost,
            concurrency,
            keepDeadLetters);
  }

  public ConsumerSettings withKeepDeadLetters(int letters) {
    return new ConsumerSettings(
        attempts, retryBackoff, maxBackoff, maxInFlight, yieldAtMost, concurrency, letters);
  }
}
