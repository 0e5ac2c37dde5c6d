package io.tailrace.sink.bigquery;

import com.google.protobuf.ByteString;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.warehouse.EventName;

/** A record with its row. Immutable. */
record EncodedRow(SinkRecord record, ByteString bytes) {
  EventName name() {
    return EventName.of(record);
  }

  long offset() {
    return record.offset();
  }
}
