package io.tailrace.core.log;

import java.time.Instant;

/**
 * One entry of the log. Immutable but for the body, which nobody may change.
 *
 * @param reason why it is in quarantine; null for an event
 */
public record LogRecord(
    int partition,
    long offset,
    String feed,
    RecordKind kind,
    String key,
    Source source,
    QuarantineReason reason,
    Instant receivedAt,
    byte[] body) {}
