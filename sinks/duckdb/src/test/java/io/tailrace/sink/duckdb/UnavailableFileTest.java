package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SinkUnavailableException;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no damage leaves the file where it is, says what to do, and goes on when it is over. */
class UnavailableFileTest {
  @TempDir Path folder;

  @Test
  void aFileThatAnotherProcessHasOpenIsNotTouched() throws Exception {
    Process other = holder();
    try (BufferedReader words = other.inputReader();
        Trial trial = Trial.closed(folder)) {
      assertThat(words.readLine()).isEqualTo("open");
      assertUnavailable(trial, "Another process has it open");
      other.destroyForcibly().waitFor();
      trial.sink.open();
      assertThat(trial.offset()).isEqualTo(3);
      assertThat(trial.sink.timesDamaged()).isZero();
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  private Process holder() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Holds the file open until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      try (Trial trial = Trial.open(Path.of(args[0]))) {
        trial.writeUpTo(3);
        System.out.println("open");
        System.in.read();
      }
    }
  }

  @Test
  void aDirectoryInItsPlaceIsNotTouched() throws Exception {
    Files.createDirectory(folder.resolve("warehouse.duckdb"));
    try (Trial trial = Trial.closed(folder)) {
      assertUnavailable(trial, "Move it away");
      Files.delete(folder.resolve("warehouse.duckdb"));
      trial.sink.open();
    }
  }

  /** Written by DuckDB 2.0; a newer one cannot be made with the version that runs here. */
  @Test
  void aFileOfANewerVersionIsNotTouched() throws Exception {
    try (var newer = getClass().getResourceAsStream("newer.duckdb.gz");
        var unpacked = new java.util.zip.GZIPInputStream(newer)) {
      Files.copy(unpacked, folder.resolve("warehouse.duckdb"));
    }
    byte[] before = Files.readAllBytes(folder.resolve("warehouse.duckdb"));
    try (Trial trial = Trial.closed(folder)) {
      assertUnavailable(trial, "newer");
      assertThat(folder.resolve("warehouse.duckdb")).hasBinaryContent(before);
    }
  }

  @Test
  void anotherProgramsFileIsNotTouched() throws Exception {
    Files.writeString(folder.resolve("warehouse.duckdb"), "SQLite format 3\0" + "x".repeat(5000));
    try (Trial trial = Trial.closed(folder)) {
      assertThatThrownBy(trial.sink::open).isInstanceOf(SinkUnavailableException.class);
      assertThat(trial.sink.timesDamaged()).isZero();
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsUnavailable() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    try (Trial trial = Trial.closed(folder.resolve("file"))) {
      assertThatThrownBy(trial.sink::open).isInstanceOf(SinkUnavailableException.class);
    }
  }

  /** DuckDB would look for a file elsewhere, and say no more than that it is not there. */
  @ParameterizedTest
  @ValueSource(strings = {"what?", "a;b=c"})
  void aFolderWhosePathDuckDbCannotTakeIsNamed(String name) {
    try (Trial trial = Trial.closed(folder.resolve(name))) {
      assertUnavailable(trial, "choose a data-dir without them");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a#b", "a%41b", "a b", "a'b", "file:a"})
  void othersAreNoTrouble(String name) throws Exception {
    for (int life = 1; life <= 2; life++) {
      try (Trial trial = Trial.open(folder.resolve(name))) {
        trial.writeUpTo(life * 10L);
      }
    }
    assertThat(folder.resolve(name).resolve("warehouse.duckdb")).exists();
    assertThat(folder.toFile().list()).containsExactly(name);
  }

  private static void assertUnavailable(Trial trial, String advice) {
    assertThatThrownBy(trial.sink::open)
        .isInstanceOf(SinkUnavailableException.class)
        .hasMessageContaining(advice);
    assertThat(trial.sink.timesDamaged()).isZero();
  }

  /** DuckDB's words for what a test cannot bring about as root, or without filling a disk. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FULL | IO Error: Could not write file \"/d/warehouse.duckdb\": No space left on device",
        "FULL | FATAL Error: Failed to create checkpoint because of error: IO Error: No space left on device",
        "FORBIDDEN | IO Error: Cannot open file \"/d/warehouse.duckdb\": Permission denied",
        "FORBIDDEN | IO Error: Cannot open file \"/d/warehouse.duckdb\": Read-only file system",
        "DISK | IO Error: Could not fsync file \"/d/warehouse.duckdb\": Input/output error",
        "DISK | FATAL Error: fsync failed!",
        "DISK | IO Error: Could not read from file \"/d/warehouse.duckdb\": Input/output error",
        "MEMORY | Out of Memory Error: failed to allocate data of size 16.0 MiB (82.2 MiB/91.5 MiB used)",
        "MEMORY | TransactionContext Error: Failed to commit: failed to pin block of size 256.0 KiB (91.4 MiB/91.5 MiB used)",
        "FULL | IO Error: Failure while replaying WAL file \"/d/w.wal\": No space left on device",
        "BROKEN | FATAL Error: Failed: database has been invalidated because of a previous fatal error",
        "DAMAGED | IO Error: Corrupt database file: computed checksum 1 does not match stored checksum 2",
        "REFUSED | Constraint Error: NOT NULL constraint failed: delivery_events.subject",
        "OTHER | something that nobody has seen yet"
      })
  void whatIsKnownToBeNoDamageIsToldFromIt(DuckDbFailure expected, String message) {
    assertThat(DuckDbFailure.of(new SQLException(message))).isEqualTo(expected);
  }
}
