package io.tailrace.sink.forward;

import io.tailrace.core.sink.SinkRecord;
import java.time.Instant;
import java.util.List;

/** Makes a call of events. Safe for use by many threads. */
interface WireFormat {
  /**
   * How many events one call takes; where that is one, one person's order is kept by the caller.
   */
  default int most() {
    return 1;
  }

  /**
   * The call.
   *
   * @param records at least one, at most {@link #most}
   * @param now when it is made
   * @throws MisconfiguredException a setting keeps any call from being made
   */
  Posting posting(List<SinkRecord> records, Instant now) throws MisconfiguredException;
}
