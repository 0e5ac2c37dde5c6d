package io.tailrace.sink.duckdb;

import io.tailrace.core.file.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a folder takes more bytes. Safe for use by many threads. */
@FunctionalInterface
interface SpareRoom {
  /** Less than this is as good as full: DuckDB writes while it replays and checkpoints. */
  long LEAST = 64L << 20;

  /** Asks the file system, and writes a little: quotas do not show in what is free. */
  SpareRoom ON_DISK = SpareRoom::look;

  /**
   * Returns if there is room.
   *
   * @throws IOException there is none, or it cannot be seen
   */
  void require(Path folder) throws IOException;

  private static void look(Path folder) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < LEAST) {
      throw new IOException("no space left to work: " + (free >> 20) + " MiB are free");
    }
    Path probe = folder.resolve("warehouse.probe");
    try {
      OwnerOnly.create(probe);
      Files.write(probe, new byte[1 << 20]);
    } finally {
      Files.deleteIfExists(probe);
    }
  }
}
