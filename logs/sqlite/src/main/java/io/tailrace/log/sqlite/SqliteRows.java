package io.tailrace.log.sqlite;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.RecordKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Rows of the log as records. Stateless. */
final class SqliteRows {
  /** To be followed by a condition. */
  static final String SELECT =
      "SELECT records.offset, feed, kind, event_id, source, reason_code, reason_detail,"
          + " records.received_at, body FROM records JOIN ids ON ids.offset = records.offset ";

  private SqliteRows() {}

  static LogRecord record(ResultSet row) throws SQLException {
    boolean quarantined = row.getInt(3) == LogSchema.KIND_QUARANTINED;
    return new LogRecord(
        0,
        row.getLong(1),
        row.getString(2),
        quarantined ? RecordKind.QUARANTINED : RecordKind.EVENT,
        row.getString(4),
        SourceNumbers.of(row.getInt(5)),
        quarantined ? reason(row) : null,
        Instant.ofEpochMilli(row.getLong(8)),
        row.getInt(3) == LogSchema.KIND_REPLACING,
        row.getBytes(9));
  }

  private static QuarantineReason reason(ResultSet row) throws SQLException {
    return new QuarantineReason(row.getString(6), row.getString(7));
  }
}
