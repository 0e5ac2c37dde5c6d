package io.tailrace.sink.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has in memory, where the system tells it. Stateless. */
final class Memory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private Memory() {}

  /** The most that it ever had, in MiB; 0 if nobody knows. */
  static long peakMegabytes() {
    return megabytes("VmHWM:");
  }

  /** What it has now, in MiB; 0 if nobody knows. */
  static long residentMegabytes() {
    return megabytes("VmRSS:");
  }

  private static long megabytes(String name) {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
