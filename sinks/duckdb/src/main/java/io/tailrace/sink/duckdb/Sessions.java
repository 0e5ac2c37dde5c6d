package io.tailrace.sink.duckdb;

import io.tailrace.core.sink.SinkUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/**
 * The open read sessions. They must end before the file is opened again: as long as one lives,
 * DuckDB keeps the old instance, broken or not. Safe for use by many threads.
 */
final class Sessions implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long CANCEL_EVERY_MILLIS = 20;

  private final Set<ReadSession> open = new HashSet<>();
  private boolean closed;

  synchronized ReadSession open(DuckDBConnection writer)
      throws SQLException, SinkUnavailableException {
    if (closed) {
      throw new SinkUnavailableException(
          "The warehouse is closed or being opened again; try again in a moment");
    }
    ReadSession session = new ReadSession(writer.duplicate(), this);
    open.add(session);
    try {
      session.begin();
      return session;
    } catch (SQLException | RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  synchronized boolean ended() {
    return open.isEmpty();
  }

  synchronized void ended(ReadSession session) {
    open.remove(session);
    notifyAll();
  }

  /** Ends those that are open, and lets none begin. */
  @Override
  public synchronized void close() {
    closed = true;
    end();
  }

  /**
   * A query that is between two steps does not notice an interruption, so they are interrupted
   * until they notice.
   */
  synchronized void end() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!open.isEmpty() && System.nanoTime() < deadline) {
        open.forEach(ReadSession::cancel);
        wait(CANCEL_EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
