package io.tailrace.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two hundred anonymous uploads at once stay inside the memory and disk set aside for bodies. */
class MemoryBudgetTest {
  private static final int UPLOADS = 200;
  private static final int SENT = 300_000;
  private static final int SIZE = 1_000_000;
  private static final long MEMORY = 2 << 20;
  private static final long DISK = 32 << 20;

  @Test
  void manyUploadsStayInsideTheBudget() throws Exception {
    BodyLimits limits = new BodyLimits(64 << 10, MEMORY, DISK, 512 << 10, 8 << 10, 1 << 20);
    HeldBytes peak = upload(limits);

    assertThat(peak.memory()).isLessThanOrEqualTo(MEMORY);
    assertThat(peak.disk()).isBetween(DISK / 2, DISK);
  }

  /** The same uploads under a budget that holds nothing back would be seen to exceed it. */
  @Test
  void withoutABudgetTheyWouldNot() throws Exception {
    BodyLimits limits = new BodyLimits(512 << 10, 1 << 30, DISK, 512 << 10, 8 << 10, 1 << 20);

    assertThat(upload(limits).memory()).isGreaterThan(20 * MEMORY);
  }

  /** The most that was held while all of them had sent a part and none the rest. */
  private static HeldBytes upload(BodyLimits limits) throws Exception {
    List<RawClient> clients = new ArrayList<>();
    try (TestReceiver receiver = new TestReceiver(ReceiverLimits.DEFAULT.withBodies(limits))) {
      HeldBytes peak = new HeldBytes(0, 0);
      SignedRequest request = SignedRequest.of(new byte[SIZE]).wrongSignature();
      for (int i = 0; i < UPLOADS; i++) {
        clients.add(receiver.connect().send(request.head()).send(new byte[SENT]));
        peak = larger(peak, receiver.receiver.heldBytes());
      }
      for (RawClient client : clients) {
        client.send(new byte[SIZE - SENT]);
        peak = larger(peak, receiver.receiver.heldBytes());
        assertThat(client.reply().status()).isIn(401, 503);
      }
      assertThat(receiver.receiver.heldBytes()).isEqualTo(new HeldBytes(0, 0));
      return peak;
    } finally {
      close(clients);
    }
  }

  private static HeldBytes larger(HeldBytes one, HeldBytes other) {
    return new HeldBytes(
        Math.max(one.memory(), other.memory()), Math.max(one.disk(), other.disk()));
  }

  private static void close(List<RawClient> clients) throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
  }
}
