package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A dead letter as a row of the small store. Stateless. */
final class DeadLetterRow {
  static final String SELECT =
      "SELECT id, change, sink, partition, offset, feed, kind, event_id, source, quarantine_code,"
          + " quarantine_detail, received_at, body, reason, attempts, set_aside_at, state,"
          + " resolved_at FROM dead_letters WHERE ";

  private DeadLetterRow() {}

  static void bind(PreparedStatement statement, DeadLetter letter) throws SQLException {
    LogRecord record = letter.record();
    QuarantineReason quarantine = record.reason();
    statement.setString(1, letter.sink());
    statement.setInt(2, record.partition());
    statement.setLong(3, record.offset());
    statement.setString(4, record.feed());
    statement.setString(5, record.kind().name());
    statement.setString(6, record.key());
    statement.setString(7, record.source().text());
    statement.setString(8, quarantine == null ? null : quarantine.code());
    statement.setString(9, quarantine == null ? null : quarantine.detail());
    statement.setLong(10, record.receivedAt().toEpochMilli());
    statement.setBytes(11, record.body());
    statement.setString(12, letter.reason());
    statement.setInt(13, letter.attempts());
    statement.setLong(14, letter.at().toEpochMilli());
  }

  static DeadLetter read(ResultSet row) throws SQLException {
    long resolvedAt = row.getLong("resolved_at");
    boolean resolved = !row.wasNull();
    return new DeadLetter(
        row.getLong("id"),
        row.getLong("change"),
        row.getString("sink"),
        record(row),
        row.getString("reason"),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("set_aside_at")),
        DeadLetter.State.valueOf(row.getString("state")),
        resolved ? Instant.ofEpochMilli(resolvedAt) : null);
  }

  private static LogRecord record(ResultSet row) throws SQLException {
    String code = row.getString("quarantine_code");
    return new LogRecord(
        row.getInt("partition"),
        row.getLong("offset"),
        row.getString("feed"),
        RecordKind.valueOf(row.getString("kind")),
        row.getString("event_id"),
        Source.of(row.getString("source")),
        code == null ? null : new QuarantineReason(code, row.getString("quarantine_detail")),
        Instant.ofEpochMilli(row.getLong("received_at")),
        row.getBytes("body"));
  }
}
