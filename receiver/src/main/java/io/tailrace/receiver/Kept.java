package io.tailrace.receiver;

import io.tailrace.customerio.EventKey;
import java.util.List;

/**
 * What a verified request brought. Immutable.
 *
 * @param events the keys of its new events, in order
 */
record Kept(Tally tally, List<EventKey> events) {
  static final Kept NOTHING = new Kept(Tally.NOTHING, List.of());
}
