package io.tailrace.sink.duckdb;

import io.tailrace.core.sink.SinkUnavailableException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB's settings: little memory, no way to files or the network, and nobody may change them.
 * Stateless.
 */
final class Instance {
  // Never by itself: Checkpoints sees what becomes of it.
  private static final String CHECKPOINT_AT = "1TB";

  private Instance() {}

  static DuckDBConnection open(Path file, DuckDbSettings settings)
      throws SQLException, SinkUnavailableException {
    return open(file, properties(settings));
  }

  /** For reading alone: what the write-ahead log holds is seen, and stays there. */
  static DuckDBConnection atRest(Path file, DuckDbSettings settings)
      throws SQLException, SinkUnavailableException {
    Properties properties = properties(settings);
    properties.setProperty("access_mode", "READ_ONLY");
    return open(file, properties);
  }

  private static DuckDBConnection open(Path file, Properties properties)
      throws SQLException, SinkUnavailableException {
    String path = file.toAbsolutePath().toString();
    if (path.contains("?") || path.contains(";")) {
      throw new SinkUnavailableException(
          "The warehouse cannot be at %s: DuckDB takes what follows a ? or a ; in a path for settings. Stop the server, choose a data-dir without them, or rename it, and start again"
              .formatted(path));
    }
    String url = "jdbc:duckdb:" + path;
    return NativeLibrary.OURS.use(
        () -> (DuckDBConnection) DriverManager.getConnection(url, properties));
  }

  private static Properties properties(DuckDbSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("memory_limit", settings.memoryMegabytes() + "MB");
    // The receiver needs the others.
    properties.setProperty("threads", "1");
    properties.setProperty("wal_autocheckpoint", CHECKPOINT_AT);
    // Or else checkpoints merge row groups by their rows, however large those are: see Tuning.
    properties.setProperty("max_vacuum_tasks", "0");
    properties.setProperty("preserve_insertion_order", "false");
    // Its allocator keeps what it freed until it is used again, unless a thread of its own looks.
    properties.setProperty("allocator_background_threads", "true");
    properties.setProperty("allocator_flush_threshold", "8MB");
    properties.setProperty("temp_directory", settings.spill().toAbsolutePath().toString());
    properties.setProperty("jdbc_stream_results", "true");
    forbid(properties, settings.staging().toAbsolutePath().toString());
    return properties;
  }

  private static void forbid(Properties properties, String allowedFolder) {
    properties.setProperty(
        "allowed_directories", "[" + DuckDbStatements.listed(allowedFolder) + "]");
    properties.setProperty("enable_external_access", "false");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("allow_community_extensions", "false");
  }

  /**
   * Refuses one that is locked already: DuckDB hands out an instance again for as long as anything
   * of it lives, and what it has in memory may be the remains of a failed commit.
   *
   * <p>Times are rendered and compared in UTC whatever the machine's zone; it cannot be set while
   * opening.
   */
  static void lock(DuckDbFile warehouse, DuckDbSettings settings)
      throws SQLException, SinkUnavailableException {
    boolean[] locked = new boolean[1];
    warehouse.query(
        "SELECT current_setting('lock_configuration')", row -> locked[0] = row.getBoolean(1));
    if (locked[0]) {
      throw new SinkUnavailableException(
          "DuckDB still has the warehouse open as it was before, and that may not be what is in the"
              + " file. It is tried again until what still reads there has ended; if it stays so,"
              + " restart this process");
    }
    warehouse.run("SET GLOBAL TimeZone = 'UTC'");
    // Given while opening, DuckDB shows it and does not keep to it.
    warehouse.run("SET GLOBAL max_temp_directory_size = " + Tuning.spillLimit(settings));
    // After a commit that failed for want of memory, what is in memory may not be what was
    // committed: rows without their position. Closing must not write that down by itself.
    warehouse.run("PRAGMA disable_checkpoint_on_shutdown");
    warehouse.run("SET GLOBAL allowed_configs = ['max_vacuum_tasks', 'max_temp_directory_size']");
    warehouse.run("SET GLOBAL lock_configuration = true");
  }
}
