package io.tailrace.log.sqlite;

import io.tailrace.core.sqlite.Checkpoint;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteConnection;

/**
 * Keeps the write-ahead log bounded. Most pages are copied aside, without stopping the writer; but
 * only the writer can start the write-ahead log over, between two commits, and does so past the
 * bound, when little is left to copy. Started over it is written in place, which syncs faster than
 * a file that grows. {@link #tick} is the housekeeping's, {@link #restartIfWanted} the writer's.
 */
final class SqliteCheckpoints {
  private static final long PAGE_BYTES = 4_096 + 24;
  private static final long ASIDE_PAGES = 2_000;
  private static final long FEW_PAGES = 200;
  private static final int MOST_ROUNDS = 5;
  private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int WRITER_WAITS_MILLIS = 20;
  private static final int BUSY_MILLIS = 1_500;

  private final long maxPages;
  private final SqliteLogSettings settings;
  private final LogState state;
  private volatile boolean restartWanted;
  private volatile FileFault fault;
  private long lastAsideNanos = System.nanoTime();
  private long nextRestartNanos = System.nanoTime();

  SqliteCheckpoints(SqliteLogSettings settings, LogState state) {
    this.settings = settings;
    this.maxPages = settings.disk().maxWalBytes() / PAGE_BYTES;
    this.state = state;
  }

  /** Copies aside what has gathered. */
  void tick() {
    OpenLog log = state.orNull();
    if (log == null || fault != null) {
      return;
    }
    try {
      Checkpoint found = log.side().look();
      boolean full = found.pages() > maxPages;
      if (found.left() >= ASIDE_PAGES || (found.left() > 0 && (full || calm()))) {
        found = aside(log, full);
      }
      restartWanted = found.pages() > maxPages;
    } catch (SQLException | IOException e) {
      report(FileFault.of(settings.file(), e));
    }
  }

  /** If the writer is to start over next, leaves it as little to copy as it goes. */
  private Checkpoint aside(OpenLog log, boolean full) throws SQLException, IOException {
    Checkpoint found = log.side().copy();
    for (int i = 0; full && i < MOST_ROUNDS && found.left() > FEW_PAGES; i++) {
      found = log.side().copy();
    }
    lastAsideNanos = System.nanoTime();
    return found;
  }

  private boolean calm() {
    return System.nanoTime() - lastAsideNanos > CALM_NANOS;
  }

  /**
   * A locked or full file stops no checkpoint for good, and the writer meets it itself if it
   * matters.
   */
  private void report(FileFault found) {
    if (found.kind() != FileFault.Kind.BUSY && found.kind() != FileFault.Kind.DISK_FULL) {
      fault = found;
    }
  }

  /** What went wrong aside since the last call; null if nothing did. */
  FileFault takeFault() {
    FileFault found = fault;
    if (found != null) {
      fault = null;
    }
    return found;
  }

  void restartIfWanted(OpenLog log) throws SQLException {
    if (!restartWanted || fault != null || System.nanoTime() - nextRestartNanos < 0) {
      return;
    }
    SQLiteConnection connection = (SQLiteConnection) log.connection();
    connection.setBusyTimeout(WRITER_WAITS_MILLIS);
    try {
      Checkpoint result = Checkpoint.restart(connection);
      restartWanted = result.blocked();
    } finally {
      connection.setBusyTimeout(BUSY_MILLIS);
      nextRestartNanos = System.nanoTime() + RETRY_NANOS;
    }
  }
}
