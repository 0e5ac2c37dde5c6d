package io.tailrace.core.warehouse;

import io.tailrace.core.log.BackfillId;
import io.tailrace.core.sink.SinkRecord;

/** What names a row: the feed and the event's id in it. Immutable. */
public record EventName(String feed, String eventId) {

  /** This record's. */
  public static EventName of(SinkRecord record) {
    return new EventName(record.record().feed(), record.event().eventId());
  }

  /** The name that a backfilled twin of this event has, if there is one; null if it cannot be. */
  public static EventName backfilled(SinkRecord record) {
    String id = BackfillId.standingInFor(record.event());
    return id == null ? null : new EventName(record.record().feed(), id);
  }
}
