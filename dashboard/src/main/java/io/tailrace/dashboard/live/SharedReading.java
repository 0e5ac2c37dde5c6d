package io.tailrace.dashboard.live;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.operations.Cursor;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.live.LiveBatch;
import io.tailrace.operations.live.LiveEvents;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads once for all who watch from the same place. While the log is busy with senders, it reads at
 * every fourth turn alone. For the streams' thread.
 */
final class SharedReading {
  private static final long TURNS_WHILE_BUSY = 4;

  private final LiveEvents events;
  private final Map<Cursor, LiveBatch> read = new HashMap<>();
  private long since;
  private @Nullable Cursor end;

  SharedReading(LiveEvents events) {
    this.events = events;
  }

  /** What came after a place, up to an end that is the same for all who ask in the same turn. */
  LiveBatch after(Cursor from, long turn) throws LogUnavailableException, OperationException {
    Cursor upTo = end;
    if (upTo == null || turn - since >= (events.busy() ? TURNS_WHILE_BUSY : 1)) {
      upTo = events.end();
      end = upTo;
      since = turn;
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
