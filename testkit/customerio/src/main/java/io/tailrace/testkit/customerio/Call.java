package io.tailrace.testkit.customerio;

import java.time.Duration;
import java.time.Instant;

/**
 * One attempt at one event, after it ended. Immutable, safe to share between threads.
 *
 * @param event what was sent
 * @param attempt 1 = the first
 * @param answer what came of it
 * @param latency from before connecting to the end of the answer's head, in real time
 * @param at when it ended, by the sender's clock
 * @param retryAt when the next attempt comes; null = none, it was accepted or given up
 */
public record Call(
    SimulatedEvent event,
    int attempt,
    ReceiverAnswer answer,
    Duration latency,
    Instant at,
    Instant retryAt) {

  /** A 2xx came: from here on the receiver answers for the event. */
  public boolean accepted() {
    return answer.accepted();
  }

  /** The seven days are over: Customer.io forgets the event. */
  public boolean givenUp() {
    return !accepted() && retryAt == null;
  }
}
