package io.tailrace.server.receive;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a large body cannot wait on disk, its sender is told to send it again, and nobody else. */
class SpillTroubleTest {
  private static final int MEMORY = 10_000;
  private static final int SIZE = 90_000;
  private static final BodyLimits LIMITS =
      new BodyLimits(MEMORY, 1 << 20, 1 << 20, 0, 100_000, 1_000, 200_000);
  private static final byte[] LARGE = new byte[SIZE];

  static {
    new Random(1).nextBytes(LARGE);
  }

  @TempDir Path folder;
  private TestReceiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new TestReceiver(ReceiverLimits.DEFAULT.withBodies(LIMITS));
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void aDiskThatTakesNoFileCosts503AndNothingElse() throws Exception {
    Files.delete(receiver.spill);
    Files.writeString(receiver.spill, "a file where the folder was");

    Reply reply = receiver.send(SignedRequest.of(LARGE));

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.body())
        .isEqualTo("{\"error\":\"Cannot keep events now; send it again later\"}");
    assertThat(receiver.log.records()).isEmpty();
    assertThat(receiver.receiver.heldBytes()).isEqualTo(new HeldBytes(0, 0));
    assertThat(receiver.send(SignedRequest.event("01A")).status()).isEqualTo(200);

    Files.delete(receiver.spill);
    assertThat(receiver.send(SignedRequest.of(LARGE)).status()).isEqualTo(200);
    assertThat(receiver.log.records()).hasSize(2);
    assertThat(receiver.log.records().get(1).body()).isEqualTo(LARGE);
  }

  /** As on a disk that is full in the middle of a body. */
  @Test
  void whatAFailedWriteTookIsGivenBack() throws Exception {
    ByteBudget disk = new ByteBudget(SIZE);
    SpillFolder spill = new SpillFolder(folder, disk, 0);
    spill.prepare();
    FileChannel channel = FileChannel.open(folder.resolve("body"), CREATE_NEW, WRITE);
    try (SpillFile file = new SpillFile(channel, spill)) {
      file.append(ByteBuffer.wrap(LARGE, 0, MEMORY));
      channel.close();
      assertThatThrownBy(() -> file.append(ByteBuffer.wrap(LARGE, MEMORY, MEMORY)))
          .isInstanceOf(IOException.class);
    }
    assertThat(disk.used()).isZero();
  }
}
