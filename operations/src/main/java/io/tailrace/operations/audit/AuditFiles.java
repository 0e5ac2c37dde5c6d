package io.tailrace.operations.audit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The audit's files in a data folder: one a month, by UTC. Immutable; safe for many threads. */
record AuditFiles(Path folder) {
  /** How long a line is kept at least. */
  static final Duration KEPT = Duration.ofDays(400);

  private static final String BEGINNING = "audit-";
  private static final String END = ".jsonl";

  static YearMonth month(Instant time) {
    return YearMonth.from(time.atOffset(ZoneOffset.UTC));
  }

  Path of(YearMonth month) {
    return folder.resolve(BEGINNING + month + END);
  }

  /** Those that are there, the newest first. */
  List<Path> newestFirst(YearMonth from, YearMonth to) throws IOException {
    TreeMap<YearMonth, Path> found = new TreeMap<>(Comparator.reverseOrder());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, BEGINNING + "*" + END)) {
      for (Path file : files) {
        YearMonth month = month(file);
        if (month != null && !month.isBefore(from) && !month.isAfter(to)) {
          found.put(month, file);
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** All of them, the newest first. */
  List<Path> all() throws IOException {
    return newestFirst(YearMonth.of(2000, 1), YearMonth.of(9999, 12));
  }

  /** Deletes those of which no line is to be kept any more. */
  void deleteOld(Instant now) throws IOException {
    YearMonth oldest = month(now.minus(KEPT));
    for (Path file : newestFirst(YearMonth.of(2000, 1), oldest.minusMonths(1))) {
      Files.delete(file);
    }
  }

  /** Null if it is somebody else's file. */
  private static @Nullable YearMonth month(Path file) {
    String name = file.getFileName().toString();
    try {
      return YearMonth.parse(name.substring(BEGINNING.length(), name.length() - END.length()));
    } catch (DateTimeParseException other) {
      return null;
    }
  }
}
