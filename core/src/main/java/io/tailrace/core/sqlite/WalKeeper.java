package io.tailrace.core.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A connection that decides what becomes of a SQLite file's write-ahead log when the others close.
 * Who closes last makes a checkpoint, syncs and deletes it, unless it only reads. So after the disk
 * failed this one is closed last, and the write-ahead log stays as it is: a sync that failed once
 * succeeds when it is tried again on the same handle, though nothing was written. In good order
 * this one is closed first. Safe for use by many threads.
 */
public final class WalKeeper implements AutoCloseable {
  private final Connection connection;

  /**
   * Keeps this connection.
   *
   * @param readOnly opened for reading alone; closed with this
   */
  public WalKeeper(Connection readOnly) throws SQLException {
    connection = readOnly;
    // Before it has read something, it holds no lock, and another would be the last.
    try (Statement statement = readOnly.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
      rows.next();
    }
    if (!readOnly.getAutoCommit()) {
      readOnly.rollback();
    }
  }

  /** Once more does nothing. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
