package io.tailrace.sink.database;

import io.tailrace.core.log.LogRecord;

/** A body that could not be read as an event, as a row. Stateless. */
final class QuarantineRows {
  static final FoldedTable TABLE =
      FoldedTable.named("quarantine")
          .with(Fold.KEY, "feed", "key")
          .with(Fold.ONCE, "source", "reason", "detail", "received_at", "partition")
          .with(Fold.ONCE, "log_offset", "body", "body_bytes")
          .build();

  private QuarantineRows() {}

  static Object[] of(LogRecord record) {
    return new Object[] {
      record.feed(),
      record.key(),
      record.source().text(),
      record.reason().code(),
      DatabaseText.clean(record.reason().detail()),
      new Millis(record.receivedAt()),
      (long) record.partition(),
      record.offset(),
      BodyHead.of(record.body()),
      (long) record.body().length
    };
  }
}
