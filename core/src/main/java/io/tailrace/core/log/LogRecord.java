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
    byte[] body) {

  /** What is known of it once its body is gone. */
  public LogRecord withoutBody() {
    return new LogRecord(
        partition, offset, feed, kind, key, source, reason, receivedAt, new byte[0]);
  }
}
