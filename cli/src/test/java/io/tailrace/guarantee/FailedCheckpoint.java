package io.tailrace.guarantee;

import io.tailrace.testkit.disk.SimulatedDisk;
import java.time.Duration;
import java.util.Map;

/**
 * A checkpoint whose sync fails after pages were copied that no checkpoint will copy again: whoever
 * takes the next sync's word, on handles that are open, loses them. For one thread.
 */
final class FailedCheckpoint {
  private static final Duration SLOW = Duration.ofSeconds(1);

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
    try (OldReader reader = new OldReader(disk.folder().resolve(file), ENOUGH_PAGES.get(file))) {
      // It is gone before the sync has failed, and so keeps nobody from closing the file for good.
      disk.syncsTake(SLOW);
      disk.failSyncs(file, 1);
      Until.isSo("a checkpoint", () -> reader.isCopied() || disk.failedSyncs() > before);
      return reader.isCopied();
    }
  }

  private void awaitFailure(String file, int before) throws Exception {
    Until.isSo("a sync of " + file + " failed", () -> disk.failedSyncs() > before);
  }
}
