package io.tailrace.operations.backup;

import io.tailrace.core.Threads;
import io.tailrace.core.backup.CopyPace;
import io.tailrace.core.backup.FileContents;
import io.tailrace.core.backup.KeptFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Copies one file on a thread of its own, of the lowest priority, which nobody interrupts: that
 * would close the file under whoever has it open. For one thread.
 */
final class CopyTask {
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopped;
  private volatile @Nullable FileContents contents;
  private volatile @Nullable Throwable failure;

  /** Comes back once the copy is whole, or the thread was interrupted. */
  FileContents run(KeptFile file, Path target, Function<CopyTask, CopyPace> pace)
      throws IOException {
    CopyPace paced = pace.apply(this);
    paced.require(file.name(), file.bytes());
    Threads.gentle("backup", () -> copy(file, target, paced));
    await();
    Throwable failed = failure;
    if (failed instanceof IOException e) {
      throw e;
    }
    FileContents copied = contents;
    if (copied == null) {
      throw new IOException("A copy of " + file.name() + " failed: " + failed, failed);
    }
    return copied;
  }

  boolean isStopped() {
    return stopped;
  }

  private void copy(KeptFile file, Path target, CopyPace pace) {
    try {
      contents = file.copy(target, pace);
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
    } finally {
      ended.countDown();
    }
  }

  private void await() throws InterruptedIOException {
    boolean interrupted = false;
    while (ended.getCount() > 0) {
      try {
        ended.await();
      } catch (InterruptedException e) {
        stopped = true;
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The server is stopping");
    }
  }
}
