package io.tailrace.guarantee;

import io.tailrace.testkit.disk.SimulatedDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A checkpoint whose sync fails after pages were copied that no checkpoint will copy again: whoever
 * takes the next sync's word, on handles that are open, loses them. For one thread.
 */
final class FailedCheckpoint {
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final Duration RECOVERS = Duration.ofMinutes(3);

  /**
   * The log's records never change: only pages that are full of them are not written again, and so
   * not healed, by what comes next. A database counts, and writes over its pages all the time.
   */
  private static final Map<String, Long> ENOUGH_PAGES = Map.of("log.db", 200L, "database.db", 20L);

  private final SimulatedDisk disk;

  FailedCheckpoint(SimulatedDisk disk) {
    this.disk = disk;
  }

  /** Returns once it has failed in a server that works and receives. */
  void of(String file) throws Exception {
    int before = failed();
    while (!copiedFirst(file, before)) {
      before = failed();
      awaitRecovery(file);
    }
    awaitFailure(file, before);
    disk.syncsTake(Duration.ZERO);
  }

  private int failed() throws Exception {
    disk.failSyncs("", 0);
    disk.syncsTake(Duration.ZERO);
    return disk.failedSyncs();
  }

  /** A checkpoint that had begun before the reader did may fail in its place. */
  private boolean copiedFirst(String file, int before) throws Exception {
    try (OldReader reader = new OldReader(disk.folder().resolve(file), enough(file))) {
      // It is gone before the sync has failed, and so keeps nobody from closing the file for good.
      disk.syncsTake(SLOW);
      disk.failSyncs(file, 1);
      Until.isSo("a checkpoint", () -> reader.isCopied() || disk.failedSyncs() > before);
      return reader.isCopied();
    }
  }

  /** A file whose checkpoint failed rests a while: if that one failed as early, none would copy. */
  private void awaitRecovery(String file) throws Exception {
    Path path = disk.folder().resolve(file);
    Until.isSo("a checkpoint of " + file, RECOVERS, () -> OldReader.left(path) < enough(file));
  }

  private static long enough(String file) {
    return ENOUGH_PAGES.get(file);
  }

  private void awaitFailure(String file, int before) throws Exception {
    Until.isSo("a sync of " + file + " failed", () -> disk.failedSyncs() > before);
  }
}
