package io.tailrace.core.log;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log. Immutable but for the body, which nobody may change.
 *
 * @param reason why it is in quarantine, if it is
 * @param replacesBackfill whether an event was backfilled in place of this one, which came after
 *     all: it takes that one's place, whichever a reader sees first
 */
public record LogRecord(
    int partition,
    long offset,
    String feed,
    RecordKind kind,
    String key,
    Source source,
    @Nullable QuarantineReason reason,
    Instant receivedAt,
    boolean replacesBackfill,
    byte[] body) {

  /** A record that replaces no backfilled event. */
  public LogRecord(
      int partition,
      long offset,
      String feed,
      RecordKind kind,
      String key,
      Source source,
      @Nullable QuarantineReason reason,
      Instant receivedAt,
      byte[] body) {
    this(partition, offset, feed, kind, key, source, reason, receivedAt, false, body);
  }

  /** Why it is in quarantine, of one that is. */
  public QuarantineReason knownReason() {
    return Objects.requireNonNull(reason, "the record is in no quarantine");
  }

  /** What is known of it once its body is gone. */
  public LogRecord withoutBody() {
    return new LogRecord(
        partition,
        offset,
        feed,
        kind,
        key,
        source,
        reason,
        receivedAt,
        replacesBackfill,
        new byte[0]);
  }
}
