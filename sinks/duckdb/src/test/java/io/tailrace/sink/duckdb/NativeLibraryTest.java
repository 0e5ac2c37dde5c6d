package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What killed processes left of the driver's native library goes; what may be in the making stays.
 */
class NativeLibraryTest {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  @Test
  void oldOnesGoAndYoungOnesStay(@TempDir Path folder) throws Exception {
    Path old = Files.createTempFile(TEMPORARY, "libduckdb_java", ".so");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    Path young = Files.createTempFile(TEMPORARY, "libduckdb_java", ".so");
    try (Trial trial = Trial.open(folder)) {
      trial.writeUpTo(1);
      assertThat(old).doesNotExist();
      assertThat(young).exists();
    } finally {
      Files.delete(young);
    }
  }
}
