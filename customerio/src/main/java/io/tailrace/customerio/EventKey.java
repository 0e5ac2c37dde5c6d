package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Objects;

/**
 * What tells one event from another, without its data. Immutable, safe to share between threads.
 *
 * @param eventId Customer.io's id, opaque
 * @param objectType in its canonical form
 * @param metric in its canonical form, without a prefix
 * @param timestamp when it happened, in whole seconds
 */
public record EventKey(String eventId, ObjectType objectType, Metric metric, Instant timestamp) {
  private static final long FNV_OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  public EventKey {
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(objectType, "objectType");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(timestamp, "timestamp");
  }

  /**
   * Tells whether two events under one id are the same event: a 64-bit hash of object type, metric
   * and timestamp. It is stored on disk and therefore fixed for ever: FNV-1a over the UTF-8 bytes
   * of the object type, a zero byte, those of the metric, a zero byte, and the seconds since 1970
   * as eight bytes, highest first.
   */
  public long fingerprint() {
    long hash = add(FNV_OFFSET_BASIS, objectType.name());
    hash = add(hash, metric.name());
    long seconds = timestamp.getEpochSecond();
    for (int shift = 56; shift >= 0; shift -= 8) {
      hash = add(hash, (byte) (seconds >>> shift));
    }
    return hash;
  }

  private static long add(long hash, String text) {
    long result = hash;
    for (byte octet : text.getBytes(UTF_8)) {
      result = add(result, octet);
    }
    return add(result, (byte) 0);
  }

  private static long add(long hash, byte octet) {
    return (hash ^ (octet & 0xff)) * FNV_PRIME;
  }
}
