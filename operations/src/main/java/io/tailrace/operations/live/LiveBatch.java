package io.tailrace.operations.live;

import io.tailrace.operations.Cursor;
import java.util.List;

/**
 * What came since somebody last asked. Immutable.
 *
 * @param events in the order they were received
 * @param next where what comes after it begins
 * @param skipped how many were left out, because more came than anybody reads
 */
public record LiveBatch(List<LiveEvent> events, Cursor next, long skipped) {
  public LiveBatch {
    events = List.copyOf(events);
  }
}
