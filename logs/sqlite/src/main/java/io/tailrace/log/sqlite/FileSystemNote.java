package io.tailrace.log.sqlite;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What has to be known about the file system under a data folder. Stateless. */
final class FileSystemNote {
  private static final Set<String> COPY_ON_WRITE = Set.of("btrfs", "zfs");
  private static final int PAGE_BYTES = 4_096;

  private FileSystemNote() {}

  static Optional<String> of(Path folder) {
    try {
      FileStore store = Files.getFileStore(folder);
      return of(store.type(), store.getBlockSize());
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /**
   * There even a page that is on the disk already may need room when it is written again, or only a
   * part of it is there.
   */
  static Optional<String> of(String type, long blockBytes) {
    boolean matters =
        COPY_ON_WRITE.contains(type) || (type.startsWith("ext") && blockBytes < PAGE_BYTES);
    if (!matters) {
      return Optional.empty();
    }
    return Optional.of(
        "The data folder is on "
            + type
            + (COPY_ON_WRITE.contains(type) ? "" : " with blocks of " + blockBytes + " bytes")
            + ": where such a disk is full to the last byte, the system may end the process (SIGBUS)."
            + " Requests are answered 503 before that, with less than 32 MiB free; see that nothing"
            + " else fills this disk, or use XFS, or ext4 with blocks of 4096 bytes");
  }
}
