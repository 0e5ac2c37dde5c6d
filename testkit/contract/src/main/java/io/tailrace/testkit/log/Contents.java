package io.tailrace.testkit.log;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.BackfillId;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an {@link InMemoryLog} holds, rebuilt from its journal after a crash. Guarded by the log's
 * lock.
 */
final class Contents {
  /** Keys are unique in a feed. */
  record Key(String feed, String text) {}

  /** A known key. */
  record Id(long offset, long fingerprint, Instant receivedAt) {}

  final UUID logId;
  final Map<Key, Id> ids = new HashMap<>();
  final TreeMap<Long, LogRecord> records = new TreeMap<>();
  final Set<Long> resolved = new HashSet<>();
  long next = 1;
  long sweptTo = 1;
  Instant backfilledAt = Instant.EPOCH;
  private final Set<Key> replaced = new HashSet<>();
  private Instant lastReceivedAt = Instant.MIN;

  Contents(UUID logId) {
    this.logId = logId;
  }

  AppendOutcome append(NewRecord record) {
    Id known = ids.get(new Key(record.feed(), record.key()));
    if (known == null) {
      put(record);
      return AppendOutcome.APPENDED;
    }
    if (record.source() == Source.BACKFILL || known.fingerprint() == record.fingerprint()) {
      return AppendOutcome.DUPLICATE;
    }
    append(record.reused());
    return AppendOutcome.REUSED;
  }

  private void put(NewRecord record) {
    Instant receivedAt = Instant.ofEpochMilli(record.receivedAt().toEpochMilli());
    if (receivedAt.isAfter(lastReceivedAt)) {
      lastReceivedAt = receivedAt;
    }
    long offset = next++;
    ids.put(
        new Key(record.feed(), record.key()), new Id(offset, record.fingerprint(), lastReceivedAt));
    records.put(offset, kept(record, offset, replacesBackfill(record)));
    if (record.source() == Source.BACKFILL) {
      backfilledAt = lastReceivedAt;
    }
  }

  private boolean replacesBackfill(NewRecord record) {
    if (lastReceivedAt.isAfter(backfilledAt.plus(BackfillId.REMEMBERED))) {
      return false;
    }
    String standIn = BackfillId.standingInFor(record);
    Key key = new Key(record.feed(), standIn);
    return standIn != null && ids.containsKey(key) && replaced.add(key);
  }

  private LogRecord kept(NewRecord record, long offset, boolean replacesBackfill) {
    return new LogRecord(
        0,
        offset,
        record.feed(),
        record.kind(),
        record.key(),
        record.source(),
        record.reason(),
        lastReceivedAt,
        replacesBackfill,
        record.body());
  }

  boolean unresolved(LogRecord record) {
    return record.kind() == RecordKind.QUARANTINED && !resolved.contains(record.offset());
  }

  /** The first offset received at or after {@code time}; the end if there is none. */
  long seek(Instant time) {
    return records.values().stream()
        .filter(record -> !record.receivedAt().isBefore(time))
        .mapToLong(LogRecord::offset)
        .findFirst()
        .orElse(next);
  }

  /** Records before {@code offset} that retention may take. */
  List<LogRecord> before(long offset) {
    return records.headMap(offset).values().stream().filter(record -> !unresolved(record)).toList();
  }

  void sweep(long offset, Instant idsBefore) {
    sweptTo = Math.max(sweptTo, Math.min(offset, next));
    before(offset).forEach(record -> records.remove(record.offset()));
    ids.values()
        .removeIf(id -> id.receivedAt().isBefore(idsBefore) && !records.containsKey(id.offset()));
  }
}
