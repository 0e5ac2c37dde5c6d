package io.tailrace.sink.database;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the database is and how it is used. Immutable.
 *
 * @param file the SQLite file
 * @param batch how many records one transaction takes at most. Defaults to 4,000
 * @param linger how long records may gather before the next transaction. Defaults to 100 ms
 * @param lockTimeout how long to wait for another writer. Defaults to 5 s
 * @param cacheKibibytes memory for pages. Defaults to 32,768
 */
public record DatabaseSettings(
    Path file, int batch, Duration linger, Duration lockTimeout, int cacheKibibytes) {

  /** The defaults, with the file {@code database.db} in this folder. */
  public static DatabaseSettings in(Path folder) {
    return new DatabaseSettings(
        folder.resolve("database.db"),
        4_000,
        Duration.ofMillis(100),
        Duration.ofSeconds(5),
        32_768);
  }

  /** The same with batches of another size. */
  public DatabaseSettings withBatch(int records) {
    return new DatabaseSettings(file, records, linger, lockTimeout, cacheKibibytes);
  }

  /** The same with another wait for locks. */
  public DatabaseSettings withLockTimeout(Duration timeout) {
    return new DatabaseSettings(file, batch, linger, timeout, cacheKibibytes);
  }
}
