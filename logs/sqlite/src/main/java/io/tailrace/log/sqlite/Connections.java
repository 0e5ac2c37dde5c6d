package io.tailrace.log.sqlite;

import io.tailrace.core.sqlite.FileAtRest;
import io.tailrace.core.sqlite.OrClosed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** Opens connections to our files. Stateless; a connection is for one thread at a time. */
final class Connections {
  private static final int BUSY_MILLIS = 1_500;
  private static final int CACHE_KIB = 16 * 1024;
  private static final int READER_CACHE_KIB = 2 * 1024;

  private Connections() {}

  /** The one that writes: every commit synced, checkpoints left to us. */
  static Connection writer(Path file) throws SQLException {
    return side(file);
  }

  /** A connection that only reads and never creates the file. */
  static Connection reader(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return reading(open(file, config));
  }

  /** A connection that reads a file which no process has open, and leaves no trace. */
  static Connection atRest(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return reading(config.createConnection(FileAtRest.url(file)));
  }

  private static Connection reading(Connection connection) throws SQLException {
    return OrClosed.after(
        connection,
        one -> {
          run(one, "PRAGMA cache_size = -" + READER_CACHE_KIB);
          one.setAutoCommit(false);
        });
  }

  /** One for checkpoints beside the writer. */
  static Connection side(Path file) throws SQLException {
    return OrClosed.after(
        open(file, new SQLiteConfig()),
        one -> {
          run(one, "PRAGMA synchronous = FULL");
          run(one, "PRAGMA wal_autocheckpoint = 0");
        });
  }

  /** One whose commits survive the process but are not synced each. */
  static Connection quick(Path file) throws SQLException {
    return OrClosed.after(
        open(file, new SQLiteConfig()),
        one -> {
          run(one, "PRAGMA synchronous = NORMAL");
          run(one, "PRAGMA wal_autocheckpoint = 0");
          one.setAutoCommit(false);
        });
  }

  /** Once there is something in the file, or it is made. */
  static void setUp(Connection connection) throws SQLException {
    run(connection, "PRAGMA journal_mode = WAL");
    run(connection, "PRAGMA secure_delete = OFF");
    run(connection, "PRAGMA cache_size = -" + CACHE_KIB);
    if (SqliteSchema.number(connection, "PRAGMA synchronous") != 2) {
      throw new SQLException("SQLite did not take synchronous = FULL");
    }
  }

  private static Connection open(Path file, SQLiteConfig config) throws SQLException {
    config.setBusyTimeout(BUSY_MILLIS);
    // Else each INSERT is followed by a query for its rowid.
    config.setGetGeneratedKeys(false);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
