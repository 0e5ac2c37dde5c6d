package io.tailrace.receiver.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.receiver.BodyLimits;
import io.tailrace.receiver.HeldBytes;
import io.tailrace.receiver.ReceiverLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
}
