package io.tailrace.testkit.customerio.appapi;

import java.time.InstantSource;

/**
 * How the simulated App API behaves. Immutable, safe to share between threads.
 *
 * @param key that requests must carry
 * @param requestsPerSecond more are answered 429 (App API reference, Limits: 10)
 * @param clock tells what "now" is
 * @param actionsPerPage of a campaign (App API reference, List campaign actions: 10)
 * @param liveNextAtEnd whether a list's last page has a {@code next} too, which leads to empty
 *     pages for ever (seen in lists of activities)
 * @param port 0 = a free one
 */
public record Rules(
    String key,
    int requestsPerSecond,
    InstantSource clock,
    int actionsPerPage,
    boolean liveNextAtEnd,
    int port) {

  /** Customer.io's, in real time. */
  public Rules(String key) {
    this(key, 10, InstantSource.system(), 10, false, 0);
  }

  public Rules withRequestsPerSecond(int most) {
    return new Rules(key, most, clock, actionsPerPage, liveNextAtEnd, port);
  }

  public Rules withClock(InstantSource clock) {
    return new Rules(key, requestsPerSecond, clock, actionsPerPage, liveNextAtEnd, port);
  }

  public Rules withActionsPerPage(int most) {
    return new Rules(key, requestsPerSecond, clock, most, liveNextAtEnd, port);
  }

  public Rules withLiveNextAtEnd() {
    return new Rules(key, requestsPerSecond, clock, actionsPerPage, true, port);
  }

  public Rules withPort(int port) {
    return new Rules(key, requestsPerSecond, clock, actionsPerPage, liveNextAtEnd, port);
  }
}
