package io.tailrace.log.sqlite;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Free space where a folder on the same disk holds temporary files of ours. Immutable. */
record BesideTemporary(FreeSpace free, Path temporary) implements FreeSpace {

  @Override
  public long bytes(Path folder) throws IOException {
    return free.bytes(folder);
  }

  @Override
  public long withTemporary(Path folder) throws IOException {
    return free.bytes(folder) + held();
  }

  private long held() throws IOException {
    if (!Files.isDirectory(temporary)) {
      return 0;
    }
    long bytes = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary)) {
      for (Path file : files) {
        bytes += file.toFile().length();
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return bytes;
  }
}
