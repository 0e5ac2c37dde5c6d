package io.tailrace.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files that are on the disk once the call returns, for their owner alone; none is seen
 * before it is whole. Stateless.
 */
public final class SyncedFile {
  private static final long SLICE = 32L << 20;
  private static final int CHUNK = 1 << 16;

  private SyncedFile() {}

  /**
   * Writes all that comes.
   *
   * @throws FileAlreadyExistsException the file is there
   */
  public static void write(Path file, InputStream content) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path part = part(file);
    Files.deleteIfExists(part);
    OwnerOnly.create(part);
    try (FileChannel to = FileChannel.open(part, StandardOpenOption.WRITE)) {
      copy(content, to);
      to.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    syncFolder(file.toAbsolutePath().resolveSibling("."));
  }

  /** The name that a file has until it is whole. */
  public static Path part(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".part");
  }

  /** Synced now and then, so that not all of a large file waits for the end. */
  private static void copy(InputStream content, FileChannel to) throws IOException {
    OutputStream out = Channels.newOutputStream(to);
    byte[] chunk = new byte[CHUNK];
    long synced = 0;
    int read = content.read(chunk);
    while (read >= 0) {
      out.write(chunk, 0, read);
      if (to.position() - synced >= SLICE) {
        synced = to.position();
        to.force(false);
      }
      read = content.read(chunk);
    }
  }

  /** Has the names in a folder on the disk too, where the system can. */
  public static void syncFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }
}
