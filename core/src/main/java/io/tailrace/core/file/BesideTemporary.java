package io.tailrace.core.file;

import java.io.IOException;
import java.nio.file.Path;

/** Free space on a disk on which some bytes are our own temporary ones. Immutable. */
record BesideTemporary(FreeSpace free, FreeSpace.Temporary temporary) implements FreeSpace {

  @Override
  public long bytes(Path folder) throws IOException {
    return free.bytes(folder);
  }

  @Override
  public long withTemporary(Path folder) throws IOException {
    return free.withTemporary(folder) + temporary.bytes();
  }
}
