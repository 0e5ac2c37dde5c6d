package io.tailrace.log.redis;

import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.RecordKind;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.customerio.UnreadableEventException;
import java.util.zip.CRC32;

/** Which partition a record goes to: one person's events stay together. Stateless. */
final class Partitions {
  private Partitions() {}

  static int of(NewRecord record, int count) {
    if (count == 1) {
      return 0;
    }
    CRC32 hash = new CRC32();
    hash.update(Keys.joined(record.feed(), whose(record)));
    return (int) (hash.getValue() % count);
  }

  /** The person, or, where nobody can be told, the record itself. */
  private static String whose(NewRecord record) {
    if (record.kind() == RecordKind.QUARANTINED) {
      return record.key();
    }
    try {
      String person = EventDecoder.decode(record.body()).person();
      return person == null ? record.key() : person;
    } catch (UnreadableEventException e) {
      return record.key();
    }
  }
}
