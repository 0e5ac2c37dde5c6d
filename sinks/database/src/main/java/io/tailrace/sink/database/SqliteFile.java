package io.tailrace.sink.database;

import io.tailrace.core.file.OwnerOnly;
import io.tailrace.core.sqlite.FileAtRest;
import io.tailrace.core.sqlite.OrClosed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** Connections to a SQLite file, each fit for what it is for. Stateless. */
final class SqliteFile {
  /** Each page costs two writes to the WAL and one to the file, whatever its size. */
  static final int PAGE_BYTES = 8192;

  private static final int LONGEST_VALUE_READ = 1 << 20;
  static final int WAL_BYTES_KEPT = 64 << 20;

  private SqliteFile() {}

  static String url(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath();
  }

  /**
   * A connection that writes. Its transactions must begin with a statement that writes: one that
   * has read first is refused, and not made to wait, when another has written since.
   */
  static Connection writer(SqliteSettings settings) throws SQLException {
    if (settings.atRest()) {
      throw new SQLException(settings.file() + " is only read now");
    }
    keepToOwner(settings.file());
    if (isEmpty(settings.file())) {
      create(settings.file());
    }
    return config(settings).createConnection(url(settings.file()));
  }

  /** Whether Flyway has made it, or begun to. */
  static boolean isOurs(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM sqlite_master WHERE name = 'flyway_schema_history'")) {
      return row.next() && row.getInt(1) > 0;
    }
  }

  /** SQLite gives the files that it makes beside this one the same mode. */
  private static void keepToOwner(Path file) {
    try {
      OwnerOnly.keep(file);
    } catch (IOException e) {
      // SQLite cannot open it either, and says why in words that are known here.
      return;
    }
  }

  private static boolean isEmpty(Path file) {
    return file.toFile().length() == 0;
  }

  /** The size of its pages must be said before anything else is. */
  private static void create(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(file));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = " + PAGE_BYTES);
      statement.execute("PRAGMA journal_mode = WAL");
    }
  }

  /**
   * NORMAL syncs at checkpoints only: after a power failure the last commits may be gone, but each
   * goes with its position, and the log hands their records over again. SQLite's own checkpoints
   * would keep a sync that failed to themselves; ours are {@link SqliteWriters}'.
   */
  static SQLiteConfig config(SqliteSettings settings) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout((int) settings.lockTimeout().toMillis());
    config.setCacheSize(-settings.cacheKibibytes());
    config.setWalAutocheckpoint(0);
    config.setJournalSizeLimit(WAL_BYTES_KEPT);
    config.setGetGeneratedKeys(false);
    return config;
  }

  /** A connection that cannot write. */
  static Connection reader(SqliteSettings settings) throws SQLException {
    return readOnly(settings).createConnection(readUrl(settings));
  }

  /**
   * One for what somebody types: it cannot open another file either, and a row of its making has so
   * few values, of such a length, that it does not take the memory of the process.
   */
  static Connection guardedReader(SqliteSettings settings) throws SQLException {
    SQLiteConfig config = readOnly(settings);
    config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
    config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, Integer.toString(LONGEST_VALUE_READ));
    config.setPragma(SQLiteConfig.Pragma.LIMIT_COLUMN, "200");
    config.setPragma(SQLiteConfig.Pragma.LIMIT_SQL_LENGTH, "100000");
    config.setPragma(SQLiteConfig.Pragma.LIMIT_EXPR_DEPTH, "200");
    config.setPragma(SQLiteConfig.Pragma.LIMIT_COMPOUND_SELECT, "100");
    config.setPragma(SQLiteConfig.Pragma.LIMIT_LIKE_PATTERN_LENGTH, "1000");
    config.enableLoadExtension(false);
    return OrClosed.after(
        config.createConnection(readUrl(settings)),
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = 1");
            statement.execute("PRAGMA trusted_schema = 0");
          }
        });
  }

  private static String readUrl(SqliteSettings settings) {
    return settings.atRest() ? FileAtRest.url(settings.file()) : url(settings.file());
  }

  private static SQLiteConfig readOnly(SqliteSettings settings) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout((int) settings.lockTimeout().toMillis());
    return config;
  }
}
