package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code consumers.db}, opened when it is first needed and again after any fault. Two connections:
 * one whose commits are synced, for what must survive a power failure, and one whose commits
 * survive the process only. One user at a time. Safe for use by many threads.
 */
final class StoreFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final ReentrantLock lock = new ReentrantLock();
  private final Path file;
  private Connection synced;
  private Connection quick;
  private FileIdentity identity;
  private FileFault fault;
  private long failedAtNanos;
  private boolean closed;

  StoreFile(Path file) {
    this.file = file;
  }

  <T> T read(ReadPool.Query<T> query) throws StoreUnavailableException {
    return run(false, query);
  }

  /** In one transaction that survives a power failure. */
  <T> T writeSynced(ReadPool.Query<T> query) throws StoreUnavailableException {
    return run(true, query);
  }

  /** In one transaction that survives the process. */
  <T> T writeQuick(ReadPool.Query<T> query) throws StoreUnavailableException {
    return run(false, query);
  }

  private <T> T run(boolean sync, ReadPool.Query<T> query) throws StoreUnavailableException {
    lock.lock();
    try {
      if (closed) {
        throw new StoreUnavailableException("what consumers must remember is closed");
      }
      openIfNeeded();
      Connection connection = sync ? synced : quick;
      T answer = query.ask(connection);
      connection.commit();
      identity.check();
      return answer;
    } catch (SQLException | FileFault | IOException | RuntimeException e) {
      throw failed(e);
    } finally {
      lock.unlock();
    }
  }

  private void openIfNeeded() throws SQLException, FileFault, IOException {
    if (synced != null) {
      return;
    }
    if (fault != null && System.nanoTime() - failedAtNanos < PAUSE_NANOS) {
      throw fault;
    }
    synced = Connections.writer(file, StoreSchema.SCHEMA);
    Checkpoint.everything(synced);
    Connections.run(synced, "PRAGMA wal_autocheckpoint = 1000");
    synced.setAutoCommit(false);
    quick = Connections.quick(file);
    identity = FileIdentity.of(file);
    if (fault != null) {
      LOG.warn("{} works again", file);
      fault = null;
    }
  }

  private StoreUnavailableException failed(Exception cause) {
    FileFault now = FileFault.of(file, cause);
    String message =
        "Cannot read or write what consumers must remember: "
            + now.getMessage()
            + ". Until then the sinks hold, which loses nothing; Tailrace tries again by itself";
    if (now != fault) {
      failedAtNanos = System.nanoTime();
      if (fault == null || fault.kind() != now.kind()) {
        LOG.error(message);
      }
      fault = now;
    }
    letGo();
    return new StoreUnavailableException(message, cause);
  }

  private void letGo() {
    close(quick);
    close(synced);
    quick = null;
    synced = null;
    try {
      if (identity != null) {
        identity.setOrphanAside();
      }
    } catch (IOException e) {
      LOG.warn("A write-ahead log without its file could not be put aside", e);
    }
    identity = null;
  }

  private static void close(Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.debug("Closing after a fault failed too", e);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      letGo();
    } finally {
      lock.unlock();
    }
  }
}
