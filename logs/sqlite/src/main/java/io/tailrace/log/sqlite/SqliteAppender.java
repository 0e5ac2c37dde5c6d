package io.tailrace.log.sqlite;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/**
 * Adds records inside the writer's transaction and decides what is known already. For the writer's
 * thread alone.
 */
final class SqliteAppender implements AutoCloseable {
  private final PreparedStatement insertId;
  private final PreparedStatement insertRecord;
  private final PreparedStatement fingerprint;
  private final StandIns standIns;
  private long next;
  private long lastReceivedAt;
  private volatile long committedNext;

  SqliteAppender(Connection connection) throws SQLException {
    next = Offsets.end(connection);
    committedNext = next;
    lastReceivedAt =
        SqliteSchema.number(connection, "SELECT received_at FROM ids ORDER BY offset DESC LIMIT 1");
    insertId =
        connection.prepareStatement(
            "INSERT INTO ids (offset, feed, event_id, fingerprint, received_at)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (feed, event_id) DO NOTHING");
    insertRecord =
        connection.prepareStatement(
            "INSERT INTO records (offset, kind, source, received_at, reason_code, reason_detail,"
                + " body) VALUES (?, ?, ?, ?, ?, ?, ?)");
    fingerprint =
        connection.prepareStatement("SELECT fingerprint FROM ids WHERE feed = ? AND event_id = ?");
    standIns = new StandIns(connection);
  }

  /** The offset that the next new record gets. */
  long next() {
    return next;
  }

  AppendOutcome append(NewRecord record) throws SQLException {
    if (insert(record)) {
      return AppendOutcome.APPENDED;
    }
    if (record.source() == Source.BACKFILL || knownFingerprint(record) == record.fingerprint()) {
      return AppendOutcome.DUPLICATE;
    }
    insert(record.reused());
    return AppendOutcome.REUSED;
  }

  /** The next offset as of the last commit. Any thread may ask. */
  long committedNext() {
    return committedNext;
  }

  /** What was appended since the last commit is there now. */
  void committed() {
    committedNext = next;
    standIns.committed();
  }

  /**
   * What was appended since the last commit is not there, nobody saw it, and its offsets are free.
   */
  void rolledBack() {
    next = committedNext;
    standIns.rolledBack();
  }

  private boolean insert(NewRecord record) throws SQLException {
    long receivedAt = Math.max(lastReceivedAt, record.receivedAt().toEpochMilli());
    insertId.setLong(1, next);
    insertId.setString(2, record.feed());
    insertId.setString(3, record.key());
    insertId.setLong(4, record.fingerprint());
    insertId.setLong(5, receivedAt);
    if (insertId.executeUpdate() == 0) {
      return false;
    }
    insertBody(record, receivedAt);
    standIns.added(record, receivedAt);
    lastReceivedAt = receivedAt;
    next++;
    return true;
  }

  private void insertBody(NewRecord record, long receivedAt) throws SQLException {
    insertRecord.setLong(1, next);
    insertRecord.setInt(2, kind(record, receivedAt));
    insertRecord.setInt(3, SourceNumbers.number(record.source()));
    insertRecord.setLong(4, receivedAt);
    QuarantineReason reason = record.reason();
    if (reason == null) {
      insertRecord.setNull(5, Types.VARCHAR);
      insertRecord.setNull(6, Types.VARCHAR);
    } else {
      insertRecord.setString(5, reason.code());
      insertRecord.setString(6, reason.detail());
    }
    insertRecord.setBytes(7, record.body());
    insertRecord.executeUpdate();
  }

  private int kind(NewRecord record, long receivedAt) throws SQLException {
    if (record.kind() == RecordKind.QUARANTINED) {
      return LogSchema.KIND_QUARANTINED;
    }
    return standIns.replacedBy(record, receivedAt)
        ? LogSchema.KIND_REPLACING
        : LogSchema.KIND_EVENT;
  }

  private long knownFingerprint(NewRecord record) throws SQLException {
    fingerprint.setString(1, record.feed());
    fingerprint.setString(2, record.key());
    try (ResultSet rows = fingerprint.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    insertId.close();
    insertRecord.close();
    fingerprint.close();
    standIns.close();
  }
}
