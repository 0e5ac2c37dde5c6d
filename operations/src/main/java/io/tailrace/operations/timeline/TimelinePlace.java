package io.tailrace.operations.timeline;

import static io.tailrace.operations.RowValues.number;
import static io.tailrace.operations.RowValues.time;

import io.tailrace.operations.OperationException;
import io.tailrace.sink.database.TimelineCursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a timeline ends: before this, there is more. First come events; when they are
 * used up, messages whose events are no longer kept. Immutable.
 *
 * @param event none = among the messages
 * @param message none = among the events
 */
record TimelinePlace(
    @Nullable TimelineCursor<Long> event, @Nullable TimelineCursor<String> message) {
  static final TimelinePlace START = new TimelinePlace(null, null);

  static TimelinePlace after(Map<String, Object> eventRow) {
    long seq = number(eventRow, "seq");
    return new TimelinePlace(new TimelineCursor<>(time(eventRow, "timestamp"), seq), null);
  }

  static TimelinePlace afterMessage(Map<String, Object> row) {
    String id = (String) row.get("delivery_id");
    return new TimelinePlace(null, new TimelineCursor<>(time(row, "last_event_at"), id));
  }

  /** The reverse of {@link #text}; a time alone is the place before it. */
  static TimelinePlace of(@Nullable String text) throws OperationException {
    if (text == null) {
      return START;
    }
    String[] parts = text.split(",", 3);
    try {
      Instant at = Instant.parse(parts[0]);
      if (parts.length == 1) {
        return new TimelinePlace(new TimelineCursor<>(at, Long.MIN_VALUE), null);
      }
      if (parts.length == 3 && parts[1].equals("message")) {
        return new TimelinePlace(null, new TimelineCursor<>(at, parts[2]));
      }
      return new TimelinePlace(new TimelineCursor<>(at, Long.parseLong(parts[1])), null);
    } catch (DateTimeException | NumberFormatException e) {
      throw OperationException.wrongRequest(
          "'before' must be the 'next' of another page, or a time such as 2027-01-31T12:00:00Z.");
    }
  }

  /** As clients pass it back. */
  String text() {
    return message != null
        ? message.at() + ",message," + message.tie()
        : event == null ? "" : event.at() + "," + event.tie();
  }
}
