package io.tailrace.dashboard.live;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.operations.Cursor;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.live.LiveBatch;
import io.tailrace.operations.live.LiveEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads once for all who watch from the same place, and while the log is busy with senders it waits
 * a second. For the streams' thread.
 */
final class SharedReading {
  private static final Duration FRESH = Duration.ofMillis(100);
  private static final Duration FRESH_WHILE_BUSY = Duration.ofSeconds(1);

  private final LiveEvents events;
  private final Map<Cursor, LiveBatch> read = new HashMap<>();
  private Instant since = Instant.MIN;
  private @Nullable Cursor end;

  SharedReading(LiveEvents events) {
    this.events = events;
  }

  /** What came after a place, up to an end that is the same for all who ask in the same turn. */
  LiveBatch after(Cursor from) throws LogUnavailableException, OperationException {
    Instant now = events.now();
    Duration fresh = events.busy() ? FRESH_WHILE_BUSY : FRESH;
    Cursor upTo = end;
    if (upTo == null || since.plus(fresh).isBefore(now)) {
      upTo = events.end();
      end = upTo;
      since = now;
      read.clear();
    }
    LiveBatch known = read.get(from);
    if (known == null) {
      known = events.read(from, upTo);
      read.put(from, known);
    }
    return known;
  }
}
