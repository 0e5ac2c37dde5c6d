package io.tailrace.operations.message;

import static io.tailrace.operations.RowValues.flag;
import static io.tailrace.operations.RowValues.text;
import static io.tailrace.operations.RowValues.time;

import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.customerio.Event;
import io.tailrace.operations.RecordView;
import io.tailrace.operations.message.MessageReport.Received;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds in the log what the database's rows of events are about. For one thread. */
final class ReceivedEvents {
  private final LogReader log;
  private final String feed;

  ReceivedEvents(LogReader log, String feed) {
    this.log = log;
    this.feed = feed;
  }

  /** A row of {@code activity} with what was sent, if the log keeps it yet. */
  Received of(Map<String, Object> row) throws LogUnavailableException {
    String eventId = text(row, "event_id");
    return new Received(
        eventId,
        text(row, "event_type"),
        time(row, "timestamp"),
        time(row, "received_at"),
        text(row, "source"),
        flag(row, "human"),
        (String) row.get("href"),
        (String) row.get("failure_message"),
        data(log.find(feed, eventId)));
  }

  private static @Nullable JsonNode data(Optional<LogRecord> record) {
    Event event = record.map(RecordView::decoded).orElse(null);
    if (event == null) {
      return null;
    }
    try {
      return JsonMapper.shared().readTree(event.data().jsonWithout("content", "headers"));
    } catch (JacksonException e) {
      return null; // our reader is more lenient; the event's own page shows its body
    }
  }
}
