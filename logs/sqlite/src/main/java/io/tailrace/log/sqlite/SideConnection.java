package io.tailrace.log.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/** The connection for work beside the writer, one user at a time. Safe for use by many threads. */
final class SideConnection implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Connection connection;
  private boolean closed;

  SideConnection(Path file) throws SQLException {
    connection = Connections.side(file);
  }

  /** Asks it, or answers {@code otherwise} if it is closed. */
  <T> T ask(ReadPool.Query<T> query, T otherwise) throws SQLException {
    lock.lock();
    try {
      return closed ? otherwise : query.ask(connection);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws SQLException {
    lock.lock();
    try {
      closed = true;
      connection.close();
    } finally {
      lock.unlock();
    }
  }
}
