package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.ServerAddress;
import io.tailrace.operations.Workspaces;
import io.tailrace.server.config.Configuration;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands say what is wrong with a file, in a sentence. */
class FileFailuresTest {
  @TempDir Path folder;

  @Test
  void ofTheirFolder() {
    var environment = Map.of("TAILRACE_DATA_DIR", folder.toString());
    CommandTrial.Result result = CommandTrial.run(new Denied(), environment, "status");
    assertThat(result.err())
        .startsWith("tailrace: this user may not use /missing/x: the folder / belongs to ")
        .endsWith(". Run this as that user, or give this one the right to.\n");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  private static final class Denied implements FolderAccess {
    @Override
    public Optional<ServerAddress> server(Path path) throws IOException {
      throw new AccessDeniedException("/missing/x");
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
