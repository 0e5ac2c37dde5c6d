package io.tailrace.log.sqlite;

import io.tailrace.core.file.FreeSpace;
import io.tailrace.core.log.Retention;
import java.nio.file.Path;

/**
 * How a {@link SqliteLog} is kept. Immutable.
 *
 * @param folder the data folder; the file in it is {@code log.db}
 * @param retention how long records and ids are kept
 * @param queue how much may wait for the disk
 * @param disk bounds on the files
 */
public record SqliteLogSettings(Path folder, Retention retention, Queue queue, Disk disk) {

  /** The defaults, in this folder. */
  public static SqliteLogSettings in(Path folder) {
    return new SqliteLogSettings(folder, Retention.DEFAULT, Queue.DEFAULT, Disk.DEFAULT);
  }

  public SqliteLogSettings withRetention(Retention newRetention) {
    return new SqliteLogSettings(folder, newRetention, queue, disk);
  }

  public SqliteLogSettings withQueue(Queue newQueue) {
    return new SqliteLogSettings(folder, retention, newQueue, disk);
  }

  public SqliteLogSettings withDisk(Disk newDisk) {
    return new SqliteLogSettings(folder, retention, queue, newDisk);
  }

  /** The file that holds the log. */
  public Path file() {
    return folder.resolve("log.db");
  }

  /**
   * What may wait for the disk; past it, an append is refused at once. Immutable.
   *
   * @param maxRecords defaults to 16,384
   * @param maxBytes of bodies; defaults to 64 MiB
   */
  public record Queue(int maxRecords, long maxBytes) {
    public static final Queue DEFAULT = new Queue(16_384, 64L << 20);
  }

  /**
   * Bounds on the files. Immutable.
   *
   * @param maxWalBytes where the write-ahead log is started over; defaults to 64 MiB
   * @param maxFileBytes past it the log answers as if the disk were full; 0, the default, is no
   *     bound
   * @param free how much the disk still takes; defaults to asking the file system
   * @param reserveBytes with less free, nothing is appended; defaults to 32 MiB
   */
  public record Disk(long maxWalBytes, long maxFileBytes, FreeSpace free, long reserveBytes) {
    public static final Disk DEFAULT = new Disk(64L << 20, 0, FreeSpace.OF_FILE_SYSTEM, 32L << 20);

    public Disk withFree(FreeSpace how) {
      return new Disk(maxWalBytes, maxFileBytes, how, reserveBytes);
    }
  }
}
