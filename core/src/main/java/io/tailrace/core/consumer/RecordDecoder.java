package io.tailrace.core.consumer;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.customerio.UnreadableEventException;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes records on the way to one sink. If a record was readable when it was received but is not
 * now, that is a rejection like any other: the record is set aside, never skipped. For one thread.
 */
final class RecordDecoder {
  private final boolean quarantined;
  private final List<SinkRecord> readable = new ArrayList<>();
  private final List<Rejection> unreadable = new ArrayList<>();
  private final List<Long> unwanted = new ArrayList<>();

  private RecordDecoder(boolean quarantined) {
    this.quarantined = quarantined;
  }

  /**
   * Decodes these records.
   *
   * @param quarantined whether quarantined ones are wanted; else they are left out
   */
  static RecordDecoder decode(List<LogRecord> records, boolean quarantined) {
    RecordDecoder decoder = new RecordDecoder(quarantined);
    records.forEach(decoder::add);
    return decoder;
  }

  List<SinkRecord> readable() {
    return readable;
  }

  List<Rejection> unreadable() {
    return unreadable;
  }

  /** The offsets of those that were left out. */
  List<Long> unwanted() {
    return unwanted;
  }

  private void add(LogRecord record) {
    if (record.kind() == RecordKind.QUARANTINED) {
      if (quarantined) {
        readable.add(new SinkRecord(record, null));
      } else {
        unwanted.add(record.offset());
      }
      return;
    }
    try {
      readable.add(new SinkRecord(record, EventDecoder.decode(record.body())));
    } catch (UnreadableEventException e) {
      unreadable.add(new Rejection(record.offset(), "cannot be read: " + e.getMessage()));
    }
  }
}
