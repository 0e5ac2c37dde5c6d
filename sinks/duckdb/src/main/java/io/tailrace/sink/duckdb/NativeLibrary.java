package io.tailrace.sink.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The driver unpacks 60 MB of native library into the temporary folder and deletes them when the
 * process ends well; after a kill they stay for ever. Where the system lets a mapped file be
 * unlinked, they go as soon as they are mapped. Stateless.
 */
final class NativeLibrary {
  private static final Path MAPS = Path.of("/proc/self/maps");

  private NativeLibrary() {}

  static void forgetFile() {
    for (Path file : mapped()) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // Then it stays until the process ends, as the driver meant it.
        return;
      }
    }
  }

  private static List<Path> mapped() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    String marker = folder.resolve("libduckdb_java").toString();
    try (Stream<String> lines = Files.lines(MAPS)) {
      return lines
          .filter(line -> line.contains(marker) && line.endsWith(".so"))
          .map(line -> Path.of(line.substring(line.indexOf(marker))))
          .distinct()
          .toList();
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
  }
}
