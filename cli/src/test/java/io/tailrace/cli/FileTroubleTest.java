package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.ServerAddress;
import io.tailrace.operations.Workspaces;
import io.tailrace.server.config.Configuration;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A path alone is no message. */
class FileTroubleTest {
  @TempDir Path folder;

  @Test
  void saysWhatIsWrongAndWhoseTheFileIs() throws Exception {
    String file = folder.toString();
    String owner = Files.getOwner(folder).getName();
    assertThat(FileTrouble.sentence(new AccessDeniedException(file)))
        .isEqualTo(
            "this user may not use %s, which belongs to %s: run the command as that user."
                .formatted(file, owner));
    assertThat(FileTrouble.sentence(new NoSuchFileException("x"))).isEqualTo("there is no x.");
    assertThat(FileTrouble.sentence(new FileAlreadyExistsException("x")))
        .isEqualTo("x is there already.");
    assertThat(FileTrouble.sentence(new FileSystemException("x", null, "Read-only file system")))
        .isEqualTo("x cannot be used: Read-only file system.");
  }

  @Test
  void commandsSayIt() {
    var environment = Map.of("TAILRACE_DATA_DIR", folder.toString());
    CommandTrial.Result result = CommandTrial.run(new Denied(), environment, "status");
    assertThat(result.err()).isEqualTo("tailrace: this user may not use x.\n");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  private static final class Denied implements FolderAccess {
    @Override
    public Optional<ServerAddress> server(Path path) throws IOException {
      throw new AccessDeniedException("x");
    }

    @Override
    public OpenFolder open(Configuration configuration) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Workspaces workspaces(Configuration configuration) {
      throw new UnsupportedOperationException();
    }
  }
}
