package io.tailrace.receiver;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where large bodies wait until they are verified. The files lose their name as soon as they are
 * open, so that nothing is left of them after a crash. Safe for use by many threads.
 */
final class SpillFolder {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path folder;
  private final ByteBudget disk;
  private final long minFreeBytes;
  private final AtomicLong opened = new AtomicLong();
  private volatile @Nullable FileStore store;

  /**
   * @param minFreeBytes what it leaves free on its disk: below that the log lets records go, and
   *     nothing that a stranger sends may bring it there
   */
  SpillFolder(Path folder, ByteBudget disk, long minFreeBytes) {
    this.folder = folder;
    this.disk = disk;
    this.minFreeBytes = minFreeBytes;
  }

  /** Makes the folder, or empties it of what an earlier process could not delete. */
  void prepare() throws IOException {
    Files.createDirectories(folder);
    store = Files.getFileStore(folder);
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
    return new SpillFile(channel, this);
  }

  /**
   * Whether the disk has so many bytes more than it is to keep free. Asked before a file is opened:
   * who cleaned up the disk may have taken the folder away, and then it is made anew.
   */
  boolean spares(long bytes) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    return Objects.requireNonNull(store).getUsableSpace() - bytes >= minFreeBytes;
  }

  /** Takes room for so many bytes, to be given back. */
  void take(int bytes) throws IOException, NoRoomException {
    if (!spares(bytes)) {
      throw new NoRoomException(
          "the disk has no more free than log.min-free, and large bodies wait on it until they are"
              + " verified; free some space");
    }
    if (!disk.tryTake(bytes)) {
      throw new NoRoomException("the disk space for large bodies is used up");
    }
  }

  void giveBack(long bytes) {
    disk.giveBack(bytes);
  }

  long used() {
    return disk.used();
  }
}
