package io.tailrace.core.sqlite;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Sets a connection up, or closes it. One that stays behind holds the file's locks and its index of
 * the write-ahead log for this whole process: where that one only reads, no other can write any
 * more, and what others open cannot be closed. Stateless.
 */
public final class OrClosed {
  private OrClosed() {}

  /** What is done to it before it is used. */
  @FunctionalInterface
  public interface Setup {
    void on(Connection connection) throws SQLException;
  }

  /** The connection, set up. */
  public static Connection after(Connection connection, Setup step) throws SQLException {
    try {
      step.on(connection);
      return connection;
    } catch (SQLException | RuntimeException | Error e) {
      close(connection, e);
      throw e;
    }
  }

  private static void close(Connection connection, Throwable why) {
    try {
      connection.close();
    } catch (SQLException | RuntimeException e) {
      why.addSuppressed(e);
    }
  }
}
