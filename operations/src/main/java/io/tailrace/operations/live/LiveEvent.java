package io.tailrace.operations.live;

import io.tailrace.core.log.LogRecord;
import io.tailrace.customerio.Event;
import io.tailrace.operations.Cursor;
import io.tailrace.operations.RecordView;
import io.tailrace.sink.database.MailboxProvider;
import org.jspecify.annotations.Nullable;

/**
 * A record that was just received. Immutable but for the body, which nobody may change.
 *
 * @param event null if it cannot be read as one
 * @param provider of the mailbox, as in {@code gmail}; null if it is no single one's
 * @param after where what comes after it begins
 */
public record LiveEvent(
    LogRecord record, @Nullable Event event, @Nullable String provider, Cursor after) {

  static LiveEvent of(LogRecord record, Cursor after) {
    Event event = RecordView.decoded(record);
    String domain = event == null ? null : event.recipientDomain();
    return new LiveEvent(record, event, domain == null ? null : MailboxProvider.of(domain), after);
  }
}
