package io.tailrace.log.sqlite;

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
}
