package io.tailrace.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process at a time has a data folder, and whoever comes second hears who. */
class DataFolderTest {
  @TempDir Path folder;

  @Test
  void whoComesSecondHearsWhoHasItAndWhatToDo() throws Exception {
    try (DataFolder first = DataFolder.take(folder)) {
      assertThatThrownBy(() -> DataFolder.take(first.path()))
          .isInstanceOf(FolderTakenException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid())
          .hasMessageContaining("starting or stopping, or a command")
          .hasMessageContaining("Try again in a moment");
    }
    DataFolder.take(folder).close();
  }
}
