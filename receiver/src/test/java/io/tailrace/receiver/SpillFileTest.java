package io.tailrace.receiver;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillFileTest {
  private static final int PART = 10_000;
  @TempDir Path folder;

  /** As on a disk that is full in the middle of a body. */
  @Test
  void whatAFailedWriteTookIsGivenBack() throws Exception {
    ByteBudget disk = new ByteBudget(9 * PART);
    SpillFolder spill = new SpillFolder(folder, disk, 0);
    spill.prepare();
    FileChannel channel = FileChannel.open(folder.resolve("body"), CREATE_NEW, WRITE);
    try (SpillFile file = new SpillFile(channel, spill)) {
      file.append(ByteBuffer.allocate(PART));
      channel.close();
      assertThatThrownBy(() -> file.append(ByteBuffer.allocate(PART)))
          .isInstanceOf(IOException.class);
    }
    assertThat(disk.used()).isZero();
  }
}
