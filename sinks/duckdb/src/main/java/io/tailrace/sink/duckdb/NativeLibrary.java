package io.tailrace.sink.duckdb;

import io.tailrace.core.sink.SinkUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/**
 * Loads DuckDB's native code. The driver unpacks 60 MB into the temporary folder, has one try at
 * it, and deletes the file only when the process ends well. So we look first whether that can work,
 * and let the file go as soon as it is mapped, with what earlier processes left that were killed
 * while unpacking. Where the code lies ready beside the driver's jar, as the launcher puts it,
 * nothing is unpacked; who embeds the sink has no launcher. Safe for use by many threads.
 */
final class NativeLibrary {
  static final NativeLibrary OURS =
      ready()
          .map(folder -> new NativeLibrary(folder, 0))
          .orElseGet(
              () -> new NativeLibrary(Path.of(System.getProperty("java.io.tmpdir")), 100L << 20));

  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final String NAME = "libduckdb_java";
  // No unpacking takes that long.
  private static final Duration LEFT = Duration.ofHours(1);

  private final Path folder;
  private final long bytes;
  private boolean loaded;
  private LinkageError broken;

  /**
   * @param bytes what unpacking it into the folder needs; 0 if it lies ready there
   */
  NativeLibrary(Path folder, long bytes) {
    this.folder = folder;
    this.bytes = bytes;
  }

  /** The first call loads the library; a place that does not suit it costs no try. */
  synchronized <T> T use(Use<T> use) throws SQLException, SinkUnavailableException {
    if (loaded) {
      return use.use();
    }
    if (broken != null) {
      throw unusable();
    }
    if (bytes > 0) {
      deleteLeft(Instant.now().minus(LEFT));
      checkRoom();
    }
    try {
      T used = use.use();
      loaded = true;
      if (bytes > 0) {
        deleteMapped();
      }
      return used;
    } catch (LinkageError e) {
      broken = e;
      throw unusable();
    }
  }

  /** The driver's own folder, if the library lies there. */
  private static Optional<Path> ready() {
    CodeSource driver = DuckDBDriver.class.getProtectionDomain().getCodeSource();
    if (driver == null || !"file".equals(driver.getLocation().getProtocol())) {
      return Optional.empty();
    }
    Path folder = Path.of(URI.create(driver.getLocation().toString())).getParent();
    try (DirectoryStream<Path> beside = Files.newDirectoryStream(folder, NAME + ".so_*")) {
      return beside.iterator().hasNext() ? Optional.of(folder) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void checkRoom() throws SinkUnavailableException {
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw noRoom("that folder cannot be written to");
    }
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < bytes) {
        throw noRoom("only %s MiB are free there".formatted(free >> 20));
      }
    } catch (IOException e) {
      throw noRoom(e.toString());
    }
  }

  private SinkUnavailableException noRoom(String why) {
    return new SinkUnavailableException(
        "DuckDB's native library needs %s MiB in the temporary folder %s for a moment, but %s. Make room there, and the sink"
                .formatted(bytes >> 20, folder, why)
            + " continues; or start again with another folder (-Djava.io.tmpdir=…)");
  }

  private SinkUnavailableException unusable() {
    Throwable cause = broken;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new SinkUnavailableException(
        "DuckDB's native library could not be loaded (%s), and Java tries that once only: the warehouse needs a restart of"
                .formatted(cause)
            + " this process. Before it, see that %s has room and may hold code (no noexec), and that DuckDB has a library for %s on %s"
                .formatted(folder, System.getProperty("os.name"), System.getProperty("os.arch")),
        broken);
  }

  /**
   * Where the system lets a mapped file be unlinked; elsewhere the driver deletes it at the end.
   */
  private void deleteMapped() {
    try {
      Path real = folder.toRealPath();
      for (Path file : mapped()) {
        if (real.equals(file.getParent()) && file.getFileName().toString().startsWith(NAME)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      // Then it stays until the process ends, as the driver meant it.
      return;
    }
  }

  private static List<Path> mapped() throws IOException {
    if (!Files.isReadable(MAPS)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(MAPS)) {
      return lines
          .filter(line -> line.contains("/" + NAME) && line.endsWith(".so"))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .distinct()
          .toList();
    }
  }

  private void deleteLeft(Instant before) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NAME + "*.so")) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      // Somebody else's, or in use where that forbids deleting: it stays.
      return;
    }
  }

  /** What needs DuckDB. */
  interface Use<T> {
    T use() throws SQLException, SinkUnavailableException;
  }
}
