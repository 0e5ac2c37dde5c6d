package io.tailrace.log.sqlite;

import io.tailrace.core.log.BackfillId;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Finds the backfilled event whose place a record takes, inside the writer's transaction. Costs a
 * comparison of two numbers while none is remembered. For the writer's thread alone.
 *
 * <p>A backfilled key has the fingerprint 0 until a real event took its place, then 1, so that only
 * the first one is marked; nothing else reads a backfilled key's fingerprint.
 */
final class StandIns implements AutoCloseable {
  private static final long REMEMBERED_MILLIS = BackfillId.REMEMBERED.toMillis();

  private final PreparedStatement take;
  private final PreparedStatement note;
  private long backfilledAt;
  private long committed;

  StandIns(Connection connection) throws SQLException {
    backfilledAt = SqliteSchema.number(connection, "SELECT backfilled_at FROM meta");
    committed = backfilledAt;
    take =
        connection.prepareStatement(
            "UPDATE ids SET fingerprint = 1 WHERE feed = ? AND event_id = ? AND fingerprint = 0");
    note = connection.prepareStatement("UPDATE meta SET backfilled_at = ?");
  }

  /** Whether this new record takes the place of a backfilled one. */
  boolean replacedBy(NewRecord record, long receivedAt) throws SQLException {
    if (receivedAt - backfilledAt > REMEMBERED_MILLIS) {
      return false;
    }
    String standIn = BackfillId.standingInFor(record);
    if (standIn == null) {
      return false;
    }
    take.setString(1, record.feed());
    take.setString(2, standIn);
    return take.executeUpdate() > 0;
  }

  void added(NewRecord record, long receivedAt) throws SQLException {
    if (record.source() == Source.BACKFILL && receivedAt != backfilledAt) {
      note.setLong(1, receivedAt);
      note.executeUpdate();
      backfilledAt = receivedAt;
    }
  }

  void committed() {
    committed = backfilledAt;
  }

  void rolledBack() {
    backfilledAt = committed;
  }

  @Override
  public void close() throws SQLException {
    take.close();
    note.close();
  }
}
