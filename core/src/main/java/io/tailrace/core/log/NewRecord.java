package io.tailrace.core.log;

import io.tailrace.customerio.EventKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks the log to keep. Immutable but for the body, which nobody may change after
 * handing it over.
 *
 * @param feed the reporting webhook that it came through
 * @param kind an event, or a body for quarantine
 * @param key the {@code event_id}, or {@code sha256:<hex of the body>} for quarantine; unique per
 *     feed
 * @param fingerprint of (object type, metric, timestamp), so that a known key with another meaning
 *     is noticed
 * @param source how it came in
 * @param reason why it is in quarantine, if it is
 * @param receivedAt when its request was received; the log may move it forward so that it never
 *     decreases
 * @param body the bytes as received
 */
public record NewRecord(
    String feed,
    RecordKind kind,
    String key,
    long fingerprint,
    Source source,
    @Nullable QuarantineReason reason,
    Instant receivedAt,
    byte[] body) {

  /** An event under its own id. */
  public static NewRecord event(
      String feed, EventKey key, Source source, Instant receivedAt, byte[] body) {
    return new NewRecord(
        feed, RecordKind.EVENT, key.eventId(), key.fingerprint(), source, null, receivedAt, body);
  }

  /**
   * An event that was fetched afterwards, under its {@link BackfillId}: the same one however the
   * source tells its time, so it has no fingerprint.
   */
  public static NewRecord backfilled(String feed, String key, Instant receivedAt, byte[] body) {
    return new NewRecord(feed, RecordKind.EVENT, key, 0, Source.BACKFILL, null, receivedAt, body);
  }

  /** A body that cannot be read as an event, under the hash of its bytes. */
  public static NewRecord quarantined(
      String feed, QuarantineReason reason, Source source, Instant receivedAt, byte[] body) {
    return new NewRecord(
        feed, RecordKind.QUARANTINED, BodyHash.key(body), 0, source, reason, receivedAt, body);
  }

  /** This record, received at another time. */
  public NewRecord at(Instant time) {
    return time.equals(receivedAt)
        ? this
        : new NewRecord(feed, kind, key, fingerprint, source, reason, time, body);
  }

  /** This body for the quarantine, because its id is known with another meaning. */
  public NewRecord reused() {
    return quarantined(feed, QuarantineReason.eventIdReused(key), source, receivedAt, body);
  }
}
