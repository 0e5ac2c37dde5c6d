package io.tailrace.operations.message;

import static io.tailrace.operations.RowValues.text;

import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.customerio.Event;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.RecordView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what a message said: with its {@code sent} event in the log, then in the warehouse,
 * which keeps it if it was told to. Safe for use by many threads.
 */
final class ContentSearch {
  private static final String SENT = "sent";
  private static final String BODY_CONTENT =
      "Customer.io sent no content with it. To have it with messages from then on, turn on Body"
          + " Content for the reporting webhook.";

  private final OperationContext parts;

  ContentSearch(OperationContext parts) {
    this.parts = parts;
  }

  MessageContent of(Map<String, Object> message, List<Map<String, Object>> events)
      throws LogUnavailableException {
    Map<String, Object> sent = null;
    boolean inLog = false;
    for (Map<String, Object> event : events) {
      if (SENT.equals(event.get("metric"))) {
        sent = event;
        Optional<Event> found = logged(message, event);
        inLog |= found.isPresent();
        if (found.isPresent() && found.get().data().content() != null) {
          return found(message, event, found.get());
        }
      }
    }
    if (sent == null) {
      return missing(message, null, noSentEvent(message));
    }
    return inLog ? missing(message, sent, BODY_CONTENT) : fromWarehouse(message, sent);
  }

  private Optional<Event> logged(Map<String, Object> message, Map<String, Object> event)
      throws LogUnavailableException {
    return parts
        .log()
        .reader()
        .find(text(message, "feed"), text(event, "event_id"))
        .map(RecordView::decoded);
  }

  private static MessageContent found(
      Map<String, Object> message, Map<String, Object> sent, Event event) {
    return new MessageContent(
        text(message, "feed"),
        text(message, "delivery_id"),
        text(sent, "event_id"),
        "log",
        event.data().content(),
        event.data().headers(),
        null);
  }

  private MessageContent fromWarehouse(Map<String, Object> message, Map<String, Object> sent)
      throws LogUnavailableException {
    if (parts.warehouse() == null) {
      return missing(message, sent, letGo(sent) + " There is no warehouse that might have it.");
    }
    try {
      var found = new WarehousedContent(parts.warehouse()).of(text(message, "feed"), sent);
      if (found.isEmpty()) {
        return missing(
            message,
            sent,
            letGo(sent)
                + " The warehouse has it not either: warehouse.content makes it keep what messages"
                + " said.");
      }
      return new MessageContent(
          text(message, "feed"),
          text(message, "delivery_id"),
          text(sent, "event_id"),
          "warehouse",
          found.get().content(),
          found.get().headers(),
          null);
    } catch (OperationException e) {
      return missing(
          message, sent, letGo(sent) + " The warehouse could not be asked: " + e.getMessage());
    }
  }

  private static MessageContent missing(
      Map<String, Object> message, @Nullable Map<String, Object> sent, String reason) {
    return new MessageContent(
        text(message, "feed"),
        text(message, "delivery_id"),
        sent == null ? null : text(sent, "event_id"),
        null,
        null,
        Map.of(),
        reason);
  }

  private static String noSentEvent(Map<String, Object> message) {
    return message.get("sent_at") == null
        ? "It was not sent, as far as we were told, and the content comes with that event."
        : "The event that it was sent, with which the content came, is no longer kept:"
            + " database.retention.activity says how long the database keeps events.";
  }

  private String letGo(Map<String, Object> sent) throws LogUnavailableException {
    String received = "The log has let it go: it came in at " + text(sent, "received_at");
    Instant oldest = oldest();
    return oldest == null
        ? received + ", and the log is empty now. log.retention says how long it keeps."
        : received
            + ", and the log reaches back to "
            + oldest
            + ". log.retention says how long it keeps.";
  }

  private @Nullable Instant oldest() throws LogUnavailableException {
    LogReader reader = parts.log().reader();
    Instant oldest = null;
    for (int partition = 0; partition < reader.partitions(); partition++) {
      for (LogRecord record :
          reader.read(partition, reader.retainedFrom(partition), ReadLimit.ONE)) {
        Instant at = record.receivedAt();
        oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
      }
    }
    return oldest;
  }
}
