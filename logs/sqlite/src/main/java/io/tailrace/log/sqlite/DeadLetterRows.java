package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Dead letters as rows and back. Stateless. */
final class DeadLetterRows {
  /** To be followed by a condition. */
  static final String SELECT =
      "SELECT id, change, sink, reason, attempts, at, state, resolved_at, partition, offset, feed,"
          + " kind, event_id, source, reason_code, reason_detail, received_at,"
          + " replaces_backfill, body FROM dead_letters ";

  private static final String INSERT =
      """
      INSERT INTO dead_letters (change, sink, partition, offset, feed, event_id, kind, source,
        reason_code, reason_detail, received_at, replaces_backfill, body, reason, attempts, at, state)
      SELECT coalesce(max(change), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'DEAD'
      FROM dead_letters WHERE true
      ON CONFLICT (feed, event_id, sink, partition, offset) DO UPDATE SET
        change = excluded.change, body = excluded.body, reason = excluded.reason,
        attempts = excluded.attempts, at = excluded.at, state = excluded.state, resolved_at = NULL""";

  private DeadLetterRows() {}

  static SqliteStatements insert(DeadLetter letter) {
    LogRecord record = letter.record();
    QuarantineReason why = record.reason();
    return new SqliteStatements(
        INSERT,
        letter.sink(),
        record.partition(),
        record.offset(),
        record.feed(),
        record.key(),
        record.kind().name(),
        record.source().text(),
        why == null ? null : why.code(),
        why == null ? null : why.detail(),
        record.receivedAt().toEpochMilli(),
        record.replacesBackfill(),
        record.body(),
        letter.reason(),
        letter.attempts(),
        letter.at().toEpochMilli());
  }

  static DeadLetter letter(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        record(row),
        row.getString(4),
        row.getInt(5),
        Instant.ofEpochMilli(row.getLong(6)),
        DeadLetter.State.valueOf(row.getString(7)),
        row.getObject(8) == null ? null : Instant.ofEpochMilli(row.getLong(8)));
  }

  private static LogRecord record(ResultSet row) throws SQLException {
    String code = row.getString(15);
    return new LogRecord(
        row.getInt(9),
        row.getLong(10),
        row.getString(11),
        RecordKind.valueOf(row.getString(12)),
        row.getString(13),
        Source.of(row.getString(14)),
        code == null ? null : new QuarantineReason(code, row.getString(16)),
        Instant.ofEpochMilli(row.getLong(17)),
        row.getBoolean(18),
        row.getBytes(19));
  }
}
