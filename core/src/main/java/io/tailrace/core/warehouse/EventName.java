package io.tailrace.core.warehouse;

import io.tailrace.core.log.BackfillId;
import io.tailrace.core.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** What names a row: the feed and the event's id in it. Immutable. */
public record EventName(String feed, String eventId) {

  /** This record's. */
  public static EventName of(SinkRecord record) {
    return new EventName(record.record().feed(), record.knownEvent().eventId());
  }

  /** The name that a backfilled twin of this event has, if there can be one. */
  public static @Nullable EventName backfilled(SinkRecord record) {
    String id = BackfillId.standingInFor(record.knownEvent());
    return id == null ? null : new EventName(record.record().feed(), id);
  }
}
