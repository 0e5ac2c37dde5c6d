package io.tailrace.core.sqlite;

import io.tailrace.core.Threads;
import io.tailrace.core.backup.CopyPace;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Copies a SQLite file on a thread of the lowest priority, while the one that asked for it syncs
 * what is there, and ends it if it shall not go on. For one thread.
 */
final class PacedVacuum {
  private static final long LOOK_MILLIS = 20;
  private final CountDownLatch done = new CountDownLatch(1);
  private final FileChannel target;
  private final CopyPace pace;
  private volatile @Nullable SQLException failure;
  private long synced;

  private PacedVacuum(FileChannel target, CopyPace pace) {
    this.target = target;
    this.pace = pace;
  }

  /**
   * Writes what this connection sees now into an empty file.
   *
   * @throws IOException it was ended on the way
   */
  static void into(Connection from, Path file, FileChannel target, CopyPace pace)
      throws SQLException, IOException {
    try (PreparedStatement vacuum = from.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, file.toAbsolutePath().toString());
      new PacedVacuum(target, pace).run(vacuum);
    }
  }

  private void run(PreparedStatement vacuum) throws SQLException, IOException {
    Threads.gentle("backup-copy", () -> execute(vacuum));
    IOException ended = watch(vacuum);
    if (ended != null) {
      throw ended;
    }
    SQLException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }

  private void execute(PreparedStatement vacuum) {
    try {
      vacuum.executeUpdate();
    } catch (SQLException e) {
      failure = e;
    } finally {
      done.countDown();
    }
  }

  /** Until it has ended; returns why it was made to. */
  private @Nullable IOException watch(PreparedStatement vacuum) throws SQLException {
    IOException why = null;
    boolean ended = false;
    while (!ended) {
      // Looked at once more after its end, since a fast disk takes all of it between two looks.
      ended = done.getCount() == 0;
      try {
        await();
        if (why == null) {
          follow();
        }
      } catch (IOException e) {
        why = e;
      }
      if (why != null && !ended) {
        vacuum.cancel();
      }
    }
    return why;
  }

  private void follow() throws IOException {
    long size = target.size();
    if (size - synced >= CopyPace.SLICE) {
      synced = size;
      pace.slice(target);
    }
  }

  private void await() throws InterruptedIOException {
    try {
      boolean unused = done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptedIOException("The copy was stopped before its end");
    }
  }
}
