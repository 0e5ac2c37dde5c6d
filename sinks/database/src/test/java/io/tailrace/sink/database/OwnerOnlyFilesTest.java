package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Nobody but the owner may read the database, nor what SQLite keeps beside it. */
@DisabledOnOs(OS.WINDOWS)
class OwnerOnlyFilesTest {
  @TempDir Path folder;

  @Test
  void whatIsMadeIsTheOwnersAloneAndWhatIsThereIsTightened() throws Exception {
    SqliteSettings settings = SqliteSettings.in(folder);
    try (DatabaseSink sink = new DatabaseSink(Database.sqlite(settings))) {
      sink.open();
      assertThat(folder.resolve(settings.file().getFileName() + "-wal")).exists();
      assertOwnerOnly();
    }
    Files.setPosixFilePermissions(settings.file(), PosixFilePermissions.fromString("rw-r--r--"));
    try (DatabaseSink sink = new DatabaseSink(Database.sqlite(settings))) {
      sink.open();
      assertOwnerOnly();
    }
  }

  private void assertOwnerOnly() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }
}
