package io.tailrace.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class OwnerOnlyTest {
  @TempDir Path folder;

  @Test
  void aNewFileIsTheOwnersAlone() throws IOException {
    Path file = folder.resolve("data.db");
    OwnerOnly.create(file);
    assertThat(mode(file)).isEqualTo("rw-------");
    Files.writeString(file, "kept");
    OwnerOnly.create(file);
    assertThat(file).hasContent("kept");
  }

  @Test
  void filesOfAnOlderVersionAreTightenedAndOthersLeft() throws IOException {
    Path file = open("data.db", "rw-r--r--");
    Path wal = open("data.db-wal", "rw-rw-rw-");
    Path readOnly = open("data.db.damaged-1", "r--r--r--");
    Path other = open("other.db", "rw-r--r--");
    OwnerOnly.tighten(folder, "data.db");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(wal)).isEqualTo("rw-------");
    assertThat(mode(readOnly)).isEqualTo("r--------");
    assertThat(mode(other)).isEqualTo("rw-r--r--");
  }

  @Test
  void aFolderIsTheOwnersAlone() throws IOException {
    assertThat(mode(OwnerOnly.createFolder(folder.resolve("a/b")))).isEqualTo("rwx------");
  }

  @Test
  void aFileIsReplacedWholeByOneOfTheOwnersAlone() throws IOException {
    Path file = open("state.json", "rw-r--r--");
    open("state.json.new", "rw-rw-rw-");
    OwnerOnly.replace(file, "new".getBytes(UTF_8));
    assertThat(file).hasContent("new");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(folder.resolve("state.json.new")).doesNotExist();
  }

  private Path open(String name, String mode) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
