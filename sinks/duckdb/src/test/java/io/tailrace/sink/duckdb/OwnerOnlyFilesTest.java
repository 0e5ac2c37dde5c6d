package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Nobody but the owner may read the warehouse, nor what DuckDB keeps beside it. */
@DisabledOnOs(OS.WINDOWS)
class OwnerOnlyFilesTest {
  @TempDir Path folder;

  @Test
  void whatIsMadeIsTheOwnersAlone() throws Exception {
    try (Trial trial = Trial.open(folder)) {
      trial.writeUpTo(10);
      assertThat(names()).contains("warehouse.duckdb", "warehouse.duckdb.wal");
      assertOwnerOnly();
    }
    try (Trial trial = Trial.open(folder)) {
      trial.writeUpTo(20);
      assertThat(names()).contains("warehouse.duckdb.wal");
      assertOwnerOnly();
      assertThat(trial.sink.reader().count()).isEqualTo(20);
    }
    assertOwnerOnly();
  }

  @Test
  void filesOfAnOlderVersionAreTightened() throws Exception {
    try (Trial trial = Trial.open(folder)) {
      trial.writeUpTo(10);
    }
    Path aside = Files.createFile(folder.resolve("warehouse.duckdb.damaged-20260101T000000.000Z"));
    for (Path file : List.of(aside, folder.resolve("warehouse.duckdb"))) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
    try (Trial trial = Trial.open(folder)) {
      assertOwnerOnly();
      assertThat(trial.offset()).isEqualTo(10);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private void assertOwnerOnly() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .endsWith("------"));
    }
  }
}
