package io.tailrace.receiver.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.receiver.BodyLimits;
import io.tailrace.receiver.HeldBytes;
import io.tailrace.receiver.ReceiverLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two hundred anonymous uploads at once stay inside the memory and disk set aside for bodies. */
class MemoryBudgetTest {
  private static final ReceiverLimits PATIENT =
      ReceiverLimits.DEFAULT.withDeadline(Duration.ofMinutes(2));
  private static final int UPLOADS = 200;
  private static final int FIRST_PART = 300_000;
  private static final int SIZE = 1_000_000;
  private static final long MEMORY = 2 << 20;
  private static final long DISK = 32 << 20;

  @Test
  void manyUploadsStayInsideTheBudget() throws Exception {
    BodyLimits limits = new BodyLimits(64 << 10, MEMORY, DISK, 0, 512 << 10, 8 << 10, 1 << 20);
    HeldBytes peak = upload(limits, held -> held.disk() >= DISK / 2);

    assertThat(peak.memory()).isLessThanOrEqualTo(MEMORY);
    assertThat(peak.disk()).isBetween(DISK / 2, DISK);
  }

  /** The same uploads under a budget that holds nothing back would be seen to exceed it. */
  @Test
  @Tag("full")
  void withoutABudgetTheyWouldNot() throws Exception {
    BodyLimits limits = new BodyLimits(512 << 10, 1 << 30, DISK, 0, 512 << 10, 8 << 10, 1 << 20);

    HeldBytes peak = upload(limits, held -> held.memory() > 20 * MEMORY);

    assertThat(peak.memory()).isGreaterThan(20 * MEMORY);
  }

  /**
   * The most that was held.
   *
   * @param full whether so much is held that no more is to be expected: then they send their second
   *     parts, once nothing changes any more
   */
  private static HeldBytes upload(BodyLimits limits, Predicate<HeldBytes> full) throws Exception {
    try (TestReceiver receiver = new TestReceiver(PATIENT.withBodies(limits))) {
      CountDownLatch firstSent = new CountDownLatch(UPLOADS);
      CountDownLatch goOn = new CountDownLatch(1);
      List<Thread> uploads = new ArrayList<>();
      for (int i = 0; i < UPLOADS; i++) {
        uploads.add(Thread.ofVirtual().start(() -> upload(receiver, firstSent, goOn)));
      }
      HeldBytes peak = new HeldBytes(0, 0);
      int unchanged = 0;
      long until = System.nanoTime() + PATIENT.deadline().dividedBy(2).toNanos();
      while (uploads.stream().anyMatch(Thread::isAlive)) {
        HeldBytes now = larger(peak, receiver.receiver.heldBytes());
        unchanged = now.equals(peak) && firstSent.getCount() == 0 ? unchanged + 1 : 0;
        peak = now;
        if (unchanged > 200 && (full.test(peak) || System.nanoTime() > until)) {
          goOn.countDown();
        }
        Thread.sleep(1);
      }
      assertAllIsGivenBack(receiver);
      return peak;
    }
  }

  /** On a busy machine a client gives up first, and its body is held until the deadline. */
  private static void assertAllIsGivenBack(TestReceiver receiver) throws InterruptedException {
    HeldBytes nothing = new HeldBytes(0, 0);
    long until = System.nanoTime() + PATIENT.deadline().multipliedBy(2).toNanos();
    while (!receiver.receiver.heldBytes().equals(nothing) && System.nanoTime() < until) {
      Thread.sleep(1);
    }
    assertThat(receiver.receiver.heldBytes()).isEqualTo(nothing);
  }

  private static void upload(TestReceiver receiver, CountDownLatch firstSent, CountDownLatch goOn) {
    SignedRequest request = SignedRequest.of(new byte[SIZE]).wrongSignature();
    try (RawClient client = receiver.connect()) {
      client.send(request.head()).send(new byte[FIRST_PART]);
      firstSent.countDown();
      goOn.await();
      client.send(new byte[SIZE - FIRST_PART]).reply();
    } catch (IOException | InterruptedException e) {
      // One that was answered 503 at its first part may have been closed while it waited.
      firstSent.countDown();
    }
  }

  private static HeldBytes larger(HeldBytes one, HeldBytes other) {
    return new HeldBytes(
        Math.max(one.memory(), other.memory()), Math.max(one.disk(), other.disk()));
  }
}
