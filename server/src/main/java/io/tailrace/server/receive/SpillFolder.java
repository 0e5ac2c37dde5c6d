package io.tailrace.server.receive;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where large bodies wait until they are verified. The files lose their name as soon as they are
 * open, so that nothing is left of them after a crash. Safe for use by many threads.
 */
final class SpillFolder {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path folder;
  private final ByteBudget disk;
  private final AtomicLong opened = new AtomicLong();

  SpillFolder(Path folder, ByteBudget disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /** Makes the folder, or empties it of what an earlier process could not delete. */
  void prepare() throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*.spill")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  SpillFile open() throws IOException {
    Path file =
        folder.resolve(ProcessHandle.current().pid() + "-" + opened.incrementAndGet() + ".spill");
    FileChannel channel =
        FileChannel.open(file, Set.of(CREATE_NEW, READ, WRITE, DELETE_ON_CLOSE), OWNER_ONLY);
    return new SpillFile(channel, disk);
  }

  long used() {
    return disk.used();
  }
}
