package io.tailrace.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTest {
  @TempDir Path folder;

  @Test
  void whatIsOursAndTemporaryIsNoReasonToDelete() throws Exception {
    Path temporary = folder.resolve("warehouse.tmp");
    FreeSpace disk = any -> 1_000;
    FreeSpace free = disk.beside(temporary);
    assertThat(free.withTemporary(folder)).isEqualTo(1_000);
    Files.createDirectory(temporary);
    Files.write(temporary.resolve("duckdb_temp_storage-0.tmp"), new byte[500]);
    Files.write(temporary.resolve("duckdb_temp_storage-1.tmp"), new byte[20]);
    assertThat(free.withTemporary(folder)).isEqualTo(1_520);
    assertThat(free.beside(() -> 3_000).withTemporary(folder)).isEqualTo(4_520);
    assertThat(free.bytes(folder)).as("but nothing can be written there").isEqualTo(1_000);
  }
}
