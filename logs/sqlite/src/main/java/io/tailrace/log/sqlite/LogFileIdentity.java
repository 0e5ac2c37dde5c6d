package io.tailrace.log.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Which files a connection has open. Linux lets a process go on writing into a file that was
 * deleted, and what it wrote would be gone with the process: so after every commit, and before
 * anything is answered, we look whether the names still lead to the files that we write. Immutable.
 *
 * <p>Nothing here opens the files: closing any handle on them would drop the locks that SQLite
 * holds in this process.
 */
final class LogFileIdentity {
  private final Path file;
  private final Path wal;
  private final Object fileKey;
  private final Object walKey;

  private LogFileIdentity(Path file) throws IOException {
    this.file = file;
    this.wal = wal(file);
    this.fileKey = key(file);
    this.walKey = key(wal);
  }

  /** As it is now; call it when SQLite has both files open. */
  static LogFileIdentity of(Path file) throws IOException {
    return new LogFileIdentity(file);
  }

  static Path wal(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  void check() throws FileFault {
    if (!leadsTo(file, fileKey) || !leadsTo(wal, walKey)) {
      throw FileFault.of(FileFault.Kind.MOVED, file, null);
    }
  }

  /**
   * If the file is another one now but the write-ahead log beside it is still ours, SQLite would
   * play our pages into a stranger. Puts it aside under a name that SQLite does not look for. Call
   * it when all connections are closed.
   */
  void setOrphanAside() throws IOException {
    if (!leadsTo(file, fileKey) && walKey != null && leadsTo(wal, walKey)) {
      Path aside = wal.resolveSibling(wal.getFileName() + ".orphan");
      Files.move(wal, aside, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean leadsTo(Path path, Object key) {
    try {
      return Objects.equals(key(path), key);
    } catch (IOException e) {
      return false;
    }
  }

  private static Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }
}
