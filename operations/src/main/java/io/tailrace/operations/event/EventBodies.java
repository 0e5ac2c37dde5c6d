package io.tailrace.operations.event;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.RecordKind;
import io.tailrace.operations.BodyText;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;

/** Shows what was received, as long as the log keeps it. Safe for use by many threads. */
public final class EventBodies {
  private final OperationContext parts;

  public EventBodies(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * The body of this event.
   *
   * @throws OperationException the log has no such record, or has let it go
   */
  public EventBody find(String feed, String eventId)
      throws LogUnavailableException, OperationException {
    LogRecord record =
        parts
            .log()
            .reader()
            .find(feed, eventId)
            .orElseThrow(
                () ->
                    OperationException.notFound(
                        "The log has no body of '"
                            + eventId
                            + "'. It keeps bodies as long as log.retention says."));
    return new EventBody(
        feed,
        eventId,
        record.receivedAt(),
        record.kind() == RecordKind.QUARANTINED,
        BodyText.of(record.body()));
  }
}
