package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.StoreUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The open file of the small store: two connections, one at a time. What must survive a power
 * failure goes through the one that syncs each commit; what need only survive the process goes
 * through the other. After any failure both are closed, and opened again by the next call. Safe for
 * use by many threads.
 */
final class StoreFile implements AutoCloseable {
  private final Path path;
  private final ReentrantLock lock = new ReentrantLock();
  private Connection synced;
  private Connection quick;
  private boolean closed;

  StoreFile(Path path) {
    this.path = path;
  }

  /** One piece of work on a connection; it is committed when it returns. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Durable when it returns, through a power failure too. */
  <T> T durably(Work<T> work) throws StoreUnavailableException {
    return run(true, work);
  }

  /** Survives the process when it returns, not a power failure. Reads go this way as well. */
  <T> T quickly(Work<T> work) throws StoreUnavailableException {
    return run(false, work);
  }

  private <T> T run(boolean sync, Work<T> work) throws StoreUnavailableException {
    lock.lock();
    try {
      open();
      Connection connection = sync ? synced : quick;
      T result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      closeConnections();
      throw new StoreUnavailableException(
          "the consumers' store "
              + path
              + " cannot be used ("
              + e.getMessage()
              + "); sinks hold and try again by themselves, and events are still received. Look at the disk's room"
              + " and the file's permissions; if it is damaged, stop the server, move it away and start again:"
              + " dead letters in it are lost, sinks keep their own positions",
          e);
    } finally {
      lock.unlock();
    }
  }

  private void open() throws SQLException {
    if (closed) {
      throw new SQLException("it is closed");
    }
    if (synced != null && Files.exists(path)) {
      return;
    }
    closeConnections();
    synced = connect("FULL");
    StoreSchema.create(synced);
    quick = connect("NORMAL");
  }

  private Connection connect(String synchronous) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = " + synchronous);
      statement.execute("PRAGMA busy_timeout = 5000");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    connection.setAutoCommit(false);
    return connection;
  }

  private void closeConnections() {
    Connection first = synced;
    Connection second = quick;
    synced = null;
    quick = null;
    closeQuietly(first);
    closeQuietly(second);
  }

  /** What fails here was already reported, or loses nothing: every commit is in the file. */
  private static void closeQuietly(Connection connection) {
    if (connection == null) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException e) {
      // The descriptor is gone either way.
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      closeConnections();
    } finally {
      lock.unlock();
    }
  }
}
