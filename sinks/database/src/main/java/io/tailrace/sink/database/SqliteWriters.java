package io.tailrace.sink.database;

import io.tailrace.core.file.FileProblem;
import io.tailrace.core.sqlite.Checkpoint;
import io.tailrace.core.sqlite.WalCopy;
import io.tailrace.core.sqlite.WalKeeper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that write one SQLite file, from the first to the last of them. The checkpoints
 * are ours, so that a sync that failed is seen. Then none is made any more, every connection is
 * closed with the write-ahead log as it is, and the next opening writes all of that anew. Safe for
 * use by many threads.
 */
final class SqliteWriters {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteWriters.class);
  private static final long MAX_PAGES = SqliteFile.WAL_BYTES_KEPT / SqliteFile.PAGE_BYTES;
  private static final long FEW_PAGES = 250;
  private static final long COPY_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final SqliteSettings settings;
  private final long maxPages;
  private final Set<Connection> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private WalKeeper keeper;
  private boolean diskFailed;
  private long nextRestartNanos = System.nanoTime();
  private long nextCopyNanos = System.nanoTime();

  SqliteWriters(SqliteSettings settings) {
    this(settings, MAX_PAGES);
  }

  SqliteWriters(SqliteSettings settings, long maxPages) {
    this.settings = settings;
    this.maxPages = maxPages;
  }

  /** Opens one more connection. */
  synchronized Connection open() throws SQLException {
    if (diskFailed && !open.isEmpty()) {
      throw failed("it is still open as it was then");
    }
    Connection connection = SqliteFile.writer(settings);
    try {
      if (open.isEmpty()) {
        first(connection);
      }
      connection.setAutoCommit(false);
      open.add(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      if (open.isEmpty()) {
        letKeeperGo();
      }
      throw e;
    }
  }

  private void first(Connection connection) throws SQLException {
    // Before the first sync: if that fails, closing must not try it again.
    keeper = new WalKeeper(SqliteFile.reader(settings));
    if (SqliteFile.isOurs(connection)) {
      if (diskFailed && WalCopy.heldOpen(connection)) {
        throw failed("a shell, a backup or a query has it open as it was then");
      }
      try {
        WalCopy.everything(connection, settings.file());
      } catch (IOException e) {
        throw new SQLException(FileProblem.of(e), e);
      }
    }
    diskFailed = false;
  }

  private static SQLException failed(String why) {
    return new SQLException(why, new IOException(why));
  }

  private void letKeeperGo() throws SQLException {
    if (keeper != null) {
      keeper.close();
      keeper = null;
    }
  }

  /** Nothing more is copied or synced until all are closed. */
  synchronized void diskFailed() {
    diskFailed = true;
  }

  private synchronized void refuseAfterFault() throws SQLException {
    if (diskFailed) {
      throw failed("another transaction met that");
    }
  }

  /** Keeps the write-ahead log bounded; outside of any transaction. */
  void checkpoint(Connection connection) throws SQLException {
    refuseAfterFault();
    Checkpoint found = Checkpoint.look(connection);
    if (found.pages() > 2 * maxPages && mayRestart()) {
      Checkpoint.restart(connection);
    } else if (found.left() >= maxPages) {
      Checkpoint.passive(connection);
    }
  }

  /**
   * Copies everything to the main file and syncs it, if that is little or was not done for a while.
   *
   * @return whether all is there
   */
  boolean copyAll(Connection connection) throws SQLException {
    refuseAfterFault();
    Checkpoint found = Checkpoint.look(connection);
    if (found.left() == 0) {
      return true;
    }
    if (found.left() > FEW_PAGES && !isDue()) {
      return false;
    }
    return Checkpoint.passive(connection).left() == 0;
  }

  private synchronized boolean isDue() {
    long now = System.nanoTime();
    boolean due = now - nextCopyNanos >= 0;
    nextCopyNanos = due ? now + COPY_NANOS : nextCopyNanos;
    return due;
  }

  /** Waits for readers, so it is seldom tried. */
  private synchronized boolean mayRestart() {
    long now = System.nanoTime();
    boolean may = now - nextRestartNanos >= 0;
    nextRestartNanos = may ? now + RETRY_NANOS : nextRestartNanos;
    return may;
  }

  /** Closes one of them; once more does nothing. */
  synchronized void close(Connection connection) throws SQLException {
    if (!open.remove(connection)) {
      return;
    }
    try {
      if (open.isEmpty() && copied(connection)) {
        letKeeperGo();
      }
    } finally {
      closeLast(connection);
    }
  }

  private void closeLast(Connection connection) throws SQLException {
    try {
      connection.close();
    } finally {
      if (open.isEmpty()) {
        letKeeperGo();
      }
    }
  }

  private boolean copied(Connection connection) {
    if (diskFailed) {
      return false;
    }
    try {
      connection.rollback();
      Checkpoint.passive(connection);
      return true;
    } catch (SQLException e) {
      diskFailed = true;
      LOG.error(
          "{} could not be brought up to date at its closing ({}). What is missing in it stands in"
              + " the write-ahead log beside it, and the next opening writes it again",
          settings.file(),
          e.getMessage());
      return false;
    }
  }
}
