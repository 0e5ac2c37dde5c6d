package io.tailrace.customerio.appapi;

import java.time.Duration;

/**
 * How fast a client asks and how long it waits. Immutable, safe to share between threads.
 *
 * @param requestsPerSecond of all calls of the client together; Customer.io allows a workspace 10
 * @param attemptTimeout of one request, from connecting to the end of its answer
 * @param deadline of a whole call, waiting and repeating included
 */
public record Limits(int requestsPerSecond, Duration attemptTimeout, Duration deadline) {
  /** 10 requests a second, 30 s each, two minutes for a call. */
  public static final Limits USUAL = new Limits(10, Duration.ofSeconds(30), Duration.ofMinutes(2));

  public Limits {
    if (requestsPerSecond < 1 || requestsPerSecond > 1000) {
      throw new IllegalArgumentException(
          "requestsPerSecond must be from 1 to 1000, not " + requestsPerSecond + ".");
    }
    if (!positive(attemptTimeout) || !positive(deadline)) {
      throw new IllegalArgumentException("attemptTimeout and deadline must be above zero.");
    }
  }

  private static boolean positive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }
}
