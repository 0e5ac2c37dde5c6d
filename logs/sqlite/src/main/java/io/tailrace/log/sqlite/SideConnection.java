package io.tailrace.log.sqlite;

import io.tailrace.core.sqlite.Checkpoint;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The connection for checkpoints beside the writer, one user at a time. Safe for use by many
 * threads.
 *
 * <p>A checkpoint that the writer overtakes copies pages but does not sync the file, so that the
 * one that starts the write-ahead log over would have to sync all of it while callers wait. We sync
 * it here, through a handle of our own. Closing that handle drops every lock that SQLite holds on
 * the file in this process: {@link #release} comes last.
 */
final class SideConnection {
  private final ReentrantLock lock = new ReentrantLock();
  private final Connection connection;
  private final FileChannel file;
  private boolean closed;

  SideConnection(Path path) throws SQLException, IOException {
    connection = Connections.side(path);
    try {
      file = FileChannel.open(path, StandardOpenOption.WRITE);
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  /** Only looks at the write-ahead log. */
  Checkpoint look() throws SQLException {
    lock.lock();
    try {
      return closed ? Checkpoint.NONE : Checkpoint.look(connection);
    } finally {
      lock.unlock();
    }
  }

  /** Copies what it can without stopping anybody, and syncs what was copied. */
  Checkpoint copy() throws SQLException, IOException {
    lock.lock();
    try {
      if (closed) {
        return Checkpoint.NONE;
      }
      Checkpoint done = Checkpoint.passive(connection);
      file.force(false);
      return done;
    } finally {
      lock.unlock();
    }
  }

  void close() throws SQLException {
    lock.lock();
    try {
      closed = true;
      connection.close();
    } finally {
      lock.unlock();
    }
  }

  /** After every connection to the file is closed. */
  void release() throws IOException {
    file.close();
  }
}
