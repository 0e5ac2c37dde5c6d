package io.tailrace.sink.database;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the SQLite database is and how it is used. Immutable.
 *
 * @param file the file
 * @param pace how much goes into one transaction
 * @param lockTimeout how long to wait for another writer. Defaults to 5 s
 * @param cacheKibibytes memory for pages. Defaults to 32,768
 * @param atRest whether no process has it and it is read alone, so that nothing in its folder
 *     changes. Defaults to false
 */
public record SqliteSettings(
    Path file, Pace pace, Duration lockTimeout, int cacheKibibytes, boolean atRest) {

  /** The defaults, with the file {@code database.db} in this folder. */
  public static SqliteSettings in(Path folder) {
    return new SqliteSettings(
        folder.resolve("database.db"), Pace.IN_SERVER, Duration.ofSeconds(5), 32_768, false);
  }

  /** These settings, for reading alone while no process has the file open. */
  public SqliteSettings lyingStill() {
    return new SqliteSettings(file, pace, lockTimeout, cacheKibibytes, true);
  }

  /** These settings with batches of another size. */
  public SqliteSettings withBatch(int records) {
    return new SqliteSettings(file, pace.withBatch(records), lockTimeout, cacheKibibytes, atRest);
  }

  /** These settings with another wait for locks. */
  public SqliteSettings withLockTimeout(Duration timeout) {
    return new SqliteSettings(file, pace, timeout, cacheKibibytes, atRest);
  }
}
