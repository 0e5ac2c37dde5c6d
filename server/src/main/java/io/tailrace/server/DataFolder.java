package io.tailrace.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder with everything that one Tailrace keeps, owned by one process at a time. The lock goes
 * with the process, however it ends. Immutable; safe for use by many threads.
 */
public final class DataFolder implements AutoCloseable {
  static final String LOCK = "lock";
  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Makes the folder if it is not there, and takes it.
   *
   * @throws FolderTakenException another process has it
   * @throws IOException it cannot be made or written now: permissions, a full disk, a read-only
   *     file system
   */
  public static DataFolder take(Path path) throws IOException, FolderTakenException {
    Files.createDirectories(path);
    Path file = path.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = tryLock(channel);
      if (lock == null) {
        throw new FolderTakenException(path, owner(channel));
      }
      write(channel, Long.toString(ProcessHandle.current().pid()));
      return new DataFolder(path, channel, lock);
    } catch (IOException | FolderTakenException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  public Path path() {
    return path;
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(20);
    channel.read(text, 0);
    String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
    return pid.isBlank() ? "another process" : "process " + pid;
  }

  /** Lets the next process have it. */
  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
