package io.tailrace.core.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How to read a SQLite file that no process has open, so that nothing in its folder changes: no
 * byte, no time, no file more. SQLite would else make an index of the write-ahead log anew, and
 * files beside the main one, and leave them behind. Stateless.
 */
public final class FileAtRest {
  /** How long a write-ahead log is that has no page. */
  private static final long HEADER_BYTES = 32;

  private FileAtRest() {}

  /**
   * Where a read-only connection leads to the file. Who opens it keeps every writer away meanwhile.
   *
   * <p>With a write-ahead log, SQLite keeps the index in memory (3.22 and later), for which it
   * wants to find the old one; where that is gone it makes one in place, and nothing else. So it
   * must where a process was killed before it wrote a first page: in memory, SQLite takes a log
   * that ends with its header for one that changes all the time, and gives up. Without a
   * write-ahead log, the file is taken for unchangeable.
   */
  public static String url(Path file) {
    String path = "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath();
    if (!hasWal(file)) {
      return path + "?mode=ro&immutable=1";
    }
    return path + (keepsIndexInMemory(file) ? "?mode=ro&readonly_shm=1" : "?mode=ro");
  }

  /** Refuses a file whose index of the write-ahead log SQLite can only make in place. */
  public static void require(Path file) throws NotAtRestException {
    if (hasWal(file) && !keepsIndexInMemory(file)) {
      throw new NotAtRestException(
          file
              + " has a write-ahead log without a page, or without its index ("
              + file.getFileName()
              + "-shm)");
    }
  }

  /** An empty one is as good as none. */
  private static boolean hasWal(Path file) {
    return walBytes(file) > 0;
  }

  private static boolean keepsIndexInMemory(Path file) {
    return walBytes(file) > HEADER_BYTES && Files.exists(beside(file, "-shm"));
  }

  private static long walBytes(Path file) {
    return beside(file, "-wal").toFile().length();
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
