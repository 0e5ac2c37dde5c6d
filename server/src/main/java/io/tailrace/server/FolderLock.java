package io.tailrace.server;

import io.tailrace.core.file.FileIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The lock of a data folder, on the file {@code lock} in it. It ends with the process, however that
 * ends. But if somebody deletes the file, a second process can lock the next file of that name.
 * Immutable; safe for use by many threads.
 */
public final class FolderLock implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;
  private final FileIdentity file;

  private FolderLock(Path file, FileChannel channel, FileLock lock) throws IOException {
    this.file = FileIdentity.of(file);
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * For this process alone.
   *
   * @throws FolderTakenException another process has it
   */
  public static FolderLock take(Path folder) throws IOException, FolderTakenException {
    Path file = file(folder);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = tryLock(channel, false);
      if (lock == null) {
        throw new FolderTakenException(folder, owner(channel));
      }
      write(channel, Long.toString(ProcessHandle.current().pid()));
      return new FolderLock(file, channel, lock);
    } catch (IOException | FolderTakenException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Beside others who only read, with nothing written. Empty if the file is not there: no process
   * ever had the folder.
   */
  public static Optional<FolderLock> share(Path folder) throws IOException, FolderTakenException {
    Path file = file(folder);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      FileLock lock = tryLock(channel, true);
      if (lock == null) {
        throw new FolderTakenException(folder, owner(channel));
      }
      return Optional.of(new FolderLock(file, channel, lock));
    } catch (IOException | FolderTakenException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  static Path file(Path folder) {
    return folder.resolve(DataFolder.LOCK);
  }

  /** Whether the name still leads to the file that is locked. */
  boolean holds() {
    return file.holds();
  }

  private static FileLock tryLock(FileChannel channel, boolean shared) throws IOException {
    try {
      return channel.tryLock(0, Long.MAX_VALUE, shared);
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
    return isAlive(pid) ? "process " + pid : "another process";
  }

  /**
   * Whether this process runs. A reader leaves the number of the process that had the folder
   * before.
   */
  private static boolean isAlive(String pid) {
    return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isPresent();
  }

  /** Lets the next process have it. */
  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
