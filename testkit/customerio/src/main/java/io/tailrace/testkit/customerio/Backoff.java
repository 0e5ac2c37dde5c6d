package io.tailrace.testkit.customerio;

import java.time.Duration;

/**
 * How long Customer.io waits between two attempts at one event. Immutable, safe to share between
 * threads.
 *
 * <p>The vendor states an exponential back-off, seven days, and one hour before the first retry
 * after certain answers. The steps are not published: the rest is our assumption, on the strict
 * side, so that a receiver that does well here does well there.
 *
 * @param first the wait after the first ordinary failure; doubles with each further one
 * @param longest no step is longer
 * @param hour the least wait after an answer of the one-hour class
 * @param giveUpAfter counted from the first attempt; then the event is lost
 */
public record Backoff(Duration first, Duration longest, Duration hour, Duration giveUpAfter) {
  /** 1 s, doubled up to 6 h; an hour for the one-hour class; seven days. */
  public static final Backoff CUSTOMER_IO =
      new Backoff(
          Duration.ofSeconds(1), Duration.ofHours(6), Duration.ofHours(1), Duration.ofDays(7));

  /** The wait after that attempt; the first attempt is 1. */
  public Duration after(int attempt, ReceiverAnswer answer) {
    Duration step = step(attempt);
    return answer.costsAnHour() && step.compareTo(hour) < 0 ? hour : step;
  }

  private Duration step(int attempt) {
    int doublings = Math.min(attempt - 1, 30);
    Duration step = first.multipliedBy(1L << doublings);
    return step.compareTo(longest) < 0 ? step : longest;
  }
}
