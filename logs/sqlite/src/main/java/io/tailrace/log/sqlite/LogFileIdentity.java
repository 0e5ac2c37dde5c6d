package io.tailrace.log.sqlite;

import io.tailrace.core.file.FileIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Which files a connection has open, the log and its write-ahead log. After every commit, and
 * before anything is answered, we look whether the names still lead to the files that we write.
 * Immutable.
 */
record LogFileIdentity(FileIdentity log, FileIdentity wal) {

  /** As it is now; call it when SQLite has both files open. */
  static LogFileIdentity of(Path file) throws IOException {
    return new LogFileIdentity(FileIdentity.of(file), FileIdentity.of(wal(file)));
  }

  static Path wal(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  void check() throws FileFault {
    if (!log.holds() || !wal.holds()) {
      throw FileFault.of(FileFault.Kind.MOVED, log.file(), null);
    }
  }

  /**
   * If the file is another one now but the write-ahead log beside it is still ours, SQLite would
   * play our pages into a stranger. Puts it aside under a name that SQLite does not look for. Call
   * it when all connections are closed.
   */
  void setOrphanAside() throws IOException {
    if (!log.holds() && wal.key() != null && wal.holds()) {
      Path aside = wal.file().resolveSibling(wal.file().getFileName() + ".orphan");
      Files.move(wal.file(), aside, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
