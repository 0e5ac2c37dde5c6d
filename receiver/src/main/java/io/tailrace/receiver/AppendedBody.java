package io.tailrace.receiver;

import io.tailrace.customerio.EventKey;
import java.util.List;

/**
 * What a verified request brought. Immutable.
 *
 * @param events the keys of its new events, in order
 */
record AppendedBody(OutcomeCounts tally, List<EventKey> events) {
  static final AppendedBody NOTHING = new AppendedBody(OutcomeCounts.NOTHING, List.of());
}
