package io.tailrace.operations;

import io.tailrace.core.log.LogRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A quarantined body for people and for JSON. Immutable.
 *
 * @param id the offset where it is kept, with {@code partition/} before it if there are several
 * @param feed which received it
 * @param key the hash of the body
 * @param reason why it could not be read, as a code
 * @param detail the same in words
 * @param receivedAt when it came in
 * @param event what it can be read as now; its fields are null if it cannot
 * @param body null unless it was asked for
 */
public record QuarantineView(
    String id,
    String feed,
    String key,
    String reason,
    String detail,
    Instant receivedAt,
    RecordView event,
    @Nullable BodyText body) {

  static QuarantineView of(String id, LogRecord record, boolean withBody) {
    return new QuarantineView(
        id,
        record.feed(),
        record.key(),
        record.knownReason().code(),
        record.knownReason().detail(),
        record.receivedAt(),
        RecordView.of(record),
        withBody ? BodyText.of(record.body()) : null);
  }
}
