package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.server.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderOwnerTest {
  @TempDir Path folder;

  private record Stranger(String name) implements UserPrincipal {
    @Override
    public String getName() {
      return name;
    }
  }

  @Test
  void takesItsOwn() throws Exception {
    DataFolder.take(folder).close();
    assertThatCode(FolderOwner.of(folder)::require).doesNotThrowAnyException();
  }

  @Test
  void refusesAnothersAndSaysWhose() throws Exception {
    DataFolder.take(folder).close();
    Set<String> before = names();
    assertThatThrownBy(new FolderOwner(folder, new Stranger("bob"))::require)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("belongs to the user " + Files.getOwner(folder).getName())
        .hasMessageContaining("runs as bob")
        .hasMessageContaining("sudo -u " + Files.getOwner(folder).getName());
    assertThat(names()).isEqualTo(before);
  }

  @Test
  void anEmptyFolderMayBeAnybodys() {
    assertThatCode(new FolderOwner(folder, new Stranger("bob"))::require)
        .doesNotThrowAnyException();
    assertThatCode(new FolderOwner(folder.resolve("new"), new Stranger("bob"))::require)
        .doesNotThrowAnyException();
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
