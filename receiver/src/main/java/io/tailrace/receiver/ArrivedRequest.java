package io.tailrace.receiver;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body may be read. Immutable.
 *
 * @param timestamp its X-CIO-Timestamp header, if there is one
 * @param at when its headers were complete
 * @param deadline when its sender must have an answer
 */
record ArrivedRequest(Feed feed, @Nullable String timestamp, Instant at, Deadline deadline) {
  String feedName() {
    return feed.name();
  }
}
