package io.tailrace.sink.duckdb;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The driver unpacks 60 MB of native library into the temporary folder and deletes them when the
 * process ends well; after a kill they stay for ever. So ours goes as soon as it is mapped, where
 * the system lets a mapped file be unlinked, and with it what earlier processes left that were
 * killed while unpacking. Stateless.
 */
final class NativeLibrary {
  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final String NAME = "libduckdb_java";
  // No unpacking takes that long.
  private static final Duration LEFT = Duration.ofHours(1);

  private NativeLibrary() {}

  static void forgetFile() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      for (Path file : mapped(folder.resolve(NAME).toString())) {
        Files.deleteIfExists(file);
      }
      deleteLeft(folder, Instant.now().minus(LEFT));
    } catch (IOException e) {
      // Then it stays until the process ends, as the driver meant it.
      return;
    }
  }

  private static List<Path> mapped(String start) throws IOException {
    if (!Files.isReadable(MAPS)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(MAPS)) {
      return lines
          .filter(line -> line.contains(start) && line.endsWith(".so"))
          .map(line -> Path.of(line.substring(line.indexOf(start))))
          .distinct()
          .toList();
    }
  }

  private static void deleteLeft(Path folder, Instant before) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NAME + "*.so")) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
