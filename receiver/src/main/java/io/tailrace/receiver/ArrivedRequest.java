package io.tailrace.receiver;

import java.time.Instant;

/**
 * A request whose body may be read. Immutable.
 *
 * @param timestamp its X-CIO-Timestamp header; null = absent
 * @param at when its headers were complete
 * @param deadline when its sender must have an answer
 */
record ArrivedRequest(Feed feed, String timestamp, Instant at, Deadline deadline) {
  String feedName() {
    return feed.name();
  }
}
