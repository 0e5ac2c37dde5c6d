package io.tailrace.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many bytes the disk under a folder still takes. Implementations are safe for use by many
 * threads.
 */
@FunctionalInterface
public interface FreeSpace {
  /** What the file system says. */
  FreeSpace OF_FILE_SYSTEM = folder -> Files.getFileStore(folder).getUsableSpace();

  long bytes(Path folder) throws IOException;

  /**
   * Free bytes plus the bytes of our own temporary files, which disappear without help and so are
   * no reason to delete.
   */
  default long withTemporary(Path folder) throws IOException {
    return bytes(folder);
  }

  /** Returns a view that counts the files of this folder on the same disk as temporary. */
  default FreeSpace beside(Path temporary) {
    return beside(new TemporaryFolder(temporary));
  }

  /** Returns a view that counts these bytes on the same disk as temporary. */
  default FreeSpace beside(Temporary temporary) {
    return new BesideTemporary(this, temporary);
  }

  /** How many bytes something temporary of ours now takes. */
  @FunctionalInterface
  interface Temporary {
    long bytes() throws IOException;
  }
}
