package io.tailrace.core.backup;

import io.tailrace.core.file.FreeSpace;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * How fast a large file is copied beside somebody who syncs small commits to the same disk: slice
 * by slice, each synced, so that no commit waits for more than a slice, and with a rest as long as
 * the slice took. Leaves the disk its spare room, and stops when it shall. For one thread.
 */
public final class CopyPace {
  /** How many bytes a slice has. */
  public static final int SLICE = 8 << 20;

  private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(200);

  private final FreeSpace disk;
  private final Path folder;
  private final long keptFree;
  private final BooleanSupplier stopped;
  private long sliceBegan = System.nanoTime();

  /**
   * Makes one.
   *
   * @param folder where the copies go
   * @param keptFree how many bytes of its disk they leave free
   * @param stopped whether the copy is not wanted any more
   */
  public CopyPace(FreeSpace disk, Path folder, long keptFree, BooleanSupplier stopped) {
    this.disk = disk;
    this.folder = folder;
    this.keptFree = keptFree;
    this.stopped = stopped;
  }

  /** The same, which stops for this reason too. */
  public CopyPace until(BooleanSupplier stoppedToo) {
    return new CopyPace(
        disk, folder, keptFree, () -> stopped.getAsBoolean() || stoppedToo.getAsBoolean());
  }

  /** Refuses a copy of so many bytes if there is no room for it. */
  public void require(String name, long bytes) throws IOException {
    long free = disk.bytes(folder);
    if (free - bytes < keptFree) {
      throw new IOException(
          "There is no room in "
              + folder
              + " for a copy of "
              + name
              + ": it takes up to "
              + mebibytes(bytes)
              + ", "
              + mebibytes(free)
              + " are free, and "
              + mebibytes(keptFree)
              + " are kept free (log.min-free). Free some space and run it again; or take a snapshot"
              + " of the file system, which needs none");
    }
    sliceBegan = System.nanoTime();
  }

  /** A slice was written: syncs it, rests, and goes on unless it shall not. */
  public void slice(FileChannel target) throws IOException {
    target.force(false);
    long took = System.nanoTime() - sliceBegan;
    LockSupport.parkNanos(Math.min(took, LONGEST_REST));
    goOn();
    sliceBegan = System.nanoTime();
  }

  private void goOn() throws IOException {
    if (stopped.getAsBoolean()) {
      throw new InterruptedIOException("The copy was stopped before its end");
    }
    if (disk.bytes(folder) < keptFree) {
      throw new IOException(
          "The copy was stopped: less than "
              + mebibytes(keptFree)
              + " are free in "
              + folder
              + ", which are kept free (log.min-free). Free some space and run it again");
    }
  }

  private static String mebibytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }
}
