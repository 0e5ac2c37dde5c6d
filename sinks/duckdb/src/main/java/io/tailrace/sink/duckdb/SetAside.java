package io.tailrace.sink.duckdb;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Renames a damaged file and its write-ahead log. For one thread. */
final class SetAside {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path file;
  private final InstantSource clock;

  SetAside(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  static Path wal(Path file) {
    return file.resolveSibling(file.getFileName() + ".wal");
  }

  /** An empty one is as good as none. */
  boolean hasWal() {
    return Files.isRegularFile(wal(file)) && wal(file).toFile().length() > 0;
  }

  /** Takes the write-ahead log away, to see how the file is without it. */
  void suspendWal() throws IOException {
    Files.move(wal(file), suspended(), REPLACE_EXISTING);
  }

  /** Puts it back, also after a kill on the way; what stands in its place meanwhile is nothing. */
  void restoreWal() throws IOException {
    if (Files.exists(suspended())) {
      Files.move(suspended(), wal(file), REPLACE_EXISTING);
    }
  }

  /** Sets a suspended write-ahead log aside for good and returns its new name. */
  Path suspendedWal() throws IOException {
    return Files.move(suspended(), wal(unused()));
  }

  private Path suspended() {
    return suspended(file);
  }

  private static Path suspended(Path file) {
    return file.resolveSibling(file.getFileName() + ".wal.suspended");
  }

  /** Whether a process ended while it had the write-ahead log away. */
  static boolean isSuspended(Path file) {
    return Files.exists(suspended(file));
  }

  /** Sets the write-ahead log alone aside and returns its new name. */
  Path wal() throws IOException {
    return Files.move(wal(file), wal(unused()));
  }

  /**
   * Sets the file aside and returns its new name. Its log goes first: left alone it would be
   * replayed into the next.
   */
  Path file() throws IOException {
    Path name = unused();
    if (hasWal()) {
      Files.move(wal(file), wal(name));
    }
    if (Files.exists(RollbackJournal.of(file))) {
      Files.move(RollbackJournal.of(file), RollbackJournal.of(name));
    }
    return Files.move(file, name);
  }

  private Path unused() {
    String name = file.getFileName() + ".damaged-" + TIME.format(clock.instant());
    Path path = file.resolveSibling(name);
    for (int i = 2; Files.exists(path); i++) {
      path = file.resolveSibling(name + "-" + i);
    }
    return path;
  }
}
