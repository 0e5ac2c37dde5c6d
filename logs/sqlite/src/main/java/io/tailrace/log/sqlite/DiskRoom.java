package io.tailrace.log.sqlite;

import java.io.IOException;

/**
 * Whether the disk takes more. SQLite maps the index of its write-ahead log into memory; where a
 * page of it finds no room on the disk, the system ends the process instead of reporting an error.
 * So appends are refused, and nothing is opened, before the disk is full. Safe for use by many
 * threads.
 */
final class DiskRoom {
  private final SqliteLogSettings settings;
  private final Ballast ballast;
  private volatile boolean tight;
  private volatile boolean hardlyAny;

  DiskRoom(SqliteLogSettings settings) {
    this.settings = settings;
    this.ballast = new Ballast(settings.folder());
  }

  /** Looks again; for the housekeeping, several times a second. */
  void tick() {
    look();
    ballast.keep(hardlyAny, tight);
  }

  private void look() {
    long reserve = settings.disk().reserveBytes();
    long free = free();
    hardlyAny = free < reserve / 4;
    tight = free < reserve;
  }

  private long free() {
    try {
      return settings.disk().free().bytes(settings.folder());
    } catch (IOException e) {
      // There is no folder, or it cannot be read: opening the file says it better.
      return Long.MAX_VALUE;
    }
  }

  /** As of the last look: too little for another append. */
  boolean isTight() {
    return tight;
  }

  /** As of the last look: too little even for what frees some. */
  boolean hasHardlyAny() {
    return hardlyAny;
  }

  /** Looks, and throws if there is too little. */
  void require() throws FileFault {
    look();
    if (tight) {
      throw FileFault.of(FileFault.Kind.NEARLY_FULL, settings.file(), null);
    }
  }
}
