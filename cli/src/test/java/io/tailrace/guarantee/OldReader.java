package io.tailrace.guarantee;

import io.tailrace.core.sqlite.Checkpoint;
import io.tailrace.core.sqlite.WalCopy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/**
 * Reads a SQLite file as it was a moment ago, from another process. While it does, a checkpoint
 * copies what is older and stops there, and SQLite does not sync what was copied: a sync that fails
 * later loses pages that no checkpoint will copy again. For one thread.
 */
final class OldReader implements AutoCloseable {
  private final Path file;
  private final long enoughPages;
  private final Connection looking;
  private Connection reading;
  private long pages;

  /**
   * Begins to read at a moment when there is something older to copy.
   *
   * @param enoughPages that much of it at least
   */
  OldReader(Path file, long enoughPages) throws Exception {
    this.file = file;
    this.enoughPages = enoughPages;
    Until.isSo(file + " is there", () -> Files.exists(WalCopy.wal(file)));
    this.looking = connect(file);
    Until.isSo("the write-ahead log of " + file + " grows", this::begun);
  }

  /** Whether nobody has copied meanwhile what stood there before. */
  private boolean begun() throws SQLException {
    pages = Checkpoint.look(looking).pages();
    if (Checkpoint.look(looking).left() < enoughPages) {
      return false;
    }
    reading = connect(file);
    reading.setAutoCommit(false);
    try (Statement statement = reading.createStatement()) {
      statement.executeQuery("SELECT count(*) FROM sqlite_master").close();
    }
    Checkpoint now = Checkpoint.look(looking);
    if (now.pages() >= pages && now.done() + enoughPages <= pages) {
      return true;
    }
    reading.close();
    return false;
  }

  /** Whether all that is older was copied. */
  boolean isCopied() throws SQLException {
    return Checkpoint.look(looking).done() >= pages;
  }

  /** How many pages of its write-ahead log are to be copied. */
  static long left(Path file) throws SQLException {
    try (Connection connection = connect(file)) {
      return Checkpoint.look(connection).left();
    }
  }

  private static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(5_000);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  @Override
  public void close() throws SQLException {
    reading.close();
    looking.close();
  }
}
