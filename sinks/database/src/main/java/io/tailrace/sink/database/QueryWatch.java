package io.tailrace.sink.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.sqlite.ProgressHandler;

/**
 * Looks at a query from within, every some thousand steps, and ends it when its time is over, or
 * when sorting takes so much of the disk that the log might miss it. For one query.
 */
final class QueryWatch extends ProgressHandler {
  /** A millisecond or less. */
  static final int STEPS_BETWEEN_LOOKS = 10_000;

  private static final long MAX_SPILLED_BYTES = 1L << 30;

  /** Less than any other, so that it looks like no loss. */
  private static final long UNKNOWN = -1;

  private static final Duration BETWEEN_LOOKS_AT_DISK = Duration.ofMillis(50);

  private final long end;
  private final Path folder;
  private final long freeBefore;
  private long nextLookAtDisk;
  private String stopped;

  QueryWatch(Duration time, Path folder) {
    this.end = System.nanoTime() + time.toNanos();
    this.folder = folder;
    this.freeBefore = free();
    this.nextLookAtDisk = System.nanoTime();
  }

  /** Why it was ended; null if it was not. */
  String stopped() {
    return stopped;
  }

  @Override
  protected int progress() {
    long now = System.nanoTime();
    if (now - end > 0) {
      stopped = "It did not end in time and was stopped.";
    } else if (now - nextLookAtDisk > 0) {
      nextLookAtDisk = now + BETWEEN_LOOKS_AT_DISK.toNanos();
      long freeNow = free();
      if (freeNow != UNKNOWN && freeBefore - freeNow > MAX_SPILLED_BYTES) {
        stopped = "The disk lost more than 1 GiB of space while it ran, so it was stopped.";
      }
    }
    return stopped == null ? 0 : 1;
  }

  private long free() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
