package io.tailrace.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Deletes what retention has given up, a slice at a time inside the writer's own transactions:
 * deleting from a second connection made appends wait for seconds. {@link #target} may be set by
 * any thread; the rest is the writer's.
 */
final class SqliteRetentionSweep implements AutoCloseable {
  private static final String DELETE_RECORDS =
      "DELETE FROM records WHERE offset >= ? AND offset < ?"
          + " AND NOT (kind = 1 AND resolution IS NULL)";
  private static final String DELETE_IDS =
      "DELETE FROM ids WHERE offset >= ? AND offset < ?"
          + " AND NOT EXISTS (SELECT 1 FROM records WHERE records.offset = ids.offset)";

  private final PreparedStatement deleteRecords;
  private final PreparedStatement deleteIds;
  private final PreparedStatement note;
  private volatile Target target = new Target(0, 0);
  private volatile long recordsTo;
  private volatile long idsTo;
  private long recordsNext;
  private long idsNext;

  /** Records before the one offset and ids before the other are to go. Immutable. */
  record Target(long records, long ids) {}

  SqliteRetentionSweep(Connection connection) throws SQLException {
    recordsNext = Offsets.sweptTo(connection);
    idsNext = SqliteSchema.number(connection, "SELECT ids_swept_to FROM meta");
    recordsTo = recordsNext;
    idsTo = idsNext;
    deleteRecords = connection.prepareStatement(DELETE_RECORDS);
    deleteIds = connection.prepareStatement(DELETE_IDS);
    note = connection.prepareStatement("UPDATE meta SET swept_to = ?, ids_swept_to = ?");
  }

  void target(Target newTarget) {
    target = newTarget;
  }

  /** Records before this offset are durably deleted, except for unresolved quarantine. */
  long recordsTo() {
    return recordsTo;
  }

  /** Records before this offset are deleted, counting those of the open transaction. */
  long recordsNext() {
    return recordsNext;
  }

  boolean pending() {
    Target now = target;
    return recordsTo < now.records || idsTo < Math.min(now.ids, recordsTo);
  }

  /**
   * Deletes the next {@code size} offsets' worth, in the writer's open transaction. True if there
   * was anything to do.
   */
  boolean slice(int size) throws SQLException {
    Target now = target;
    if (recordsTo < now.records) {
      recordsNext = Math.min(now.records, recordsTo + size);
      delete(deleteRecords, recordsTo, recordsNext);
    } else if (idsTo < Math.min(now.ids, recordsTo)) {
      idsNext = Math.min(Math.min(now.ids, recordsTo), idsTo + size);
      delete(deleteIds, idsTo, idsNext);
    } else {
      return false;
    }
    delete(note, recordsNext, idsNext);
    return true;
  }

  private static void delete(PreparedStatement statement, long from, long to) throws SQLException {
    statement.setLong(1, from);
    statement.setLong(2, to);
    statement.executeUpdate();
  }

  void committed() {
    recordsTo = recordsNext;
    idsTo = idsNext;
  }

  void rolledBack() {
    recordsNext = recordsTo;
    idsNext = idsTo;
  }

  /** A quarantined record before the sweep was resolved: nothing would come by for it again. */
  void forgetResolved(long offset) throws SQLException {
    if (offset < recordsTo) {
      delete(deleteRecords, offset, offset + 1);
    }
    if (offset < idsTo) {
      delete(deleteIds, offset, offset + 1);
    }
  }

  @Override
  public void close() throws SQLException {
    deleteRecords.close();
    deleteIds.close();
    note.close();
  }
}
