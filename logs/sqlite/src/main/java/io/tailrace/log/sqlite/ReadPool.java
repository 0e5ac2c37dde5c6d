package io.tailrace.log.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * A few connections that only read, each query inside one snapshot. A snapshot is never held longer
 * than its query, since the write-ahead log cannot start over while one is. Safe for use by many
 * threads.
 */
final class ReadPool implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 6;

  private final Opening opening;
  private final Semaphore permits = new Semaphore(MAX_CONNECTIONS);
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  ReadPool(Opening opening) {
    this.opening = opening;
  }

  /** Opens one more connection, without auto-commit. */
  @FunctionalInterface
  interface Opening {
    Connection open() throws SQLException;
  }

  /** Something to ask of a connection. */
  @FunctionalInterface
  interface Query<T> {
    T ask(Connection connection) throws SQLException;
  }

  <T> T read(Query<T> query) throws SQLException {
    permits.acquireUninterruptibly();
    try {
      Connection connection = borrow();
      boolean healthy = false;
      try {
        T answer = query.ask(connection);
        connection.commit();
        healthy = true;
        return answer;
      } finally {
        giveBack(connection, healthy);
      }
    } finally {
      permits.release();
    }
  }

  private Connection borrow() throws SQLException {
    if (closed) {
      throw new SQLException("the log's file is being opened again");
    }
    Connection connection = idle.pollFirst();
    return connection == null ? opening.open() : connection;
  }

  private void giveBack(Connection connection, boolean healthy) throws SQLException {
    if (healthy) {
      idle.addFirst(connection);
      if (closed) {
        closeIdle();
      }
    } else {
      connection.close();
    }
  }

  /** Queries that run are let finish; their connections are closed behind them. */
  @Override
  public void close() throws SQLException {
    closed = true;
    closeIdle();
  }

  private void closeIdle() throws SQLException {
    Connection connection = idle.pollFirst();
    while (connection != null) {
      connection.close();
      connection = idle.pollFirst();
    }
  }
}
