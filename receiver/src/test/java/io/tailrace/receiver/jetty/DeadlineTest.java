package io.tailrace.receiver.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.receiver.ReceiverLimits;
import io.tailrace.receiver.RequestOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A request has a bounded time, whoever is slow.
 *
 * <p>Over 10 s: the deadline of those who stop amid a body is three seconds.
 */
@Tag("alone")
class DeadlineTest {
  private static final ReceiverLimits SHORT =
      ReceiverLimits.DEFAULT
          .withDeadline(Duration.ofMillis(200))
          .withHeadersTimeout(Duration.ofMillis(200));

  @Test
  void aBodyThatDoesNotEndIsIncomplete() throws IOException {
    try (TestReceiver receiver = new TestReceiver(SHORT);
        RawClient client = receiver.connect()) {
      SignedRequest request = SignedRequest.event("01A");
      Reply reply = client.send(request.head()).send("{").reply();

      assertThat(reply.status()).isEqualTo(408);
      assertThat(reply.header("connection")).isEqualTo("close");
      assertThat(client.atEnd()).isTrue();
      assertThat(receiver.lastAnswered().outcome()).isEqualTo(RequestOutcome.REFUSED);
    }
  }

  /** The sender hangs up after 4 s. */
  @Test
  void aBodyThatStopsIsAnsweredWellBeforeTheSenderHangsUp() throws IOException {
    try (TestReceiver receiver = new TestReceiver();
        RawClient client = receiver.connect()) {
      long began = System.nanoTime();
      Reply reply = client.send(SignedRequest.event("01A").head()).send("{").reply();

      assertThat(reply.status()).isEqualTo(408);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(3_500));
    }
  }

  @Test
  void aBodyThatComesTooSlowlyIsIncomplete() throws IOException {
    try (TestReceiver receiver = new TestReceiver(SHORT);
        RawClient client = receiver.connect()) {
      client.send(SignedRequest.of("x".repeat(1_000_000)).head());
      // Sends until the answer is there: no pause of ours is shorter than the deadline.
      while (receiver.answered.isEmpty()) {
        client.send("x");
      }
      assertThat(client.reply().status()).isEqualTo(408);
    }
  }

  @Test
  void headersThatDoNotEndLoseTheirConnection() throws IOException {
    try (TestReceiver receiver = new TestReceiver(SHORT);
        RawClient client = receiver.connect()) {
      client.send("POST /webhooks/customerio HTTP/1.1\r\nHost: x\r\n");

      assertThat(client.atEnd()).isTrue();
    }
  }

  @Test
  void anIdleConnectionIsNotInAHurry() throws IOException, InterruptedException {
    try (TestReceiver receiver = new TestReceiver(SHORT);
        RawClient idle = receiver.connect();
        RawClient stuck = receiver.connect()) {
      assertThat(idle.send(SignedRequest.event("01A").bytes()).reply().status()).isEqualTo(200);
      stuck.send("POST /webhooks/customerio HTTP/1.1\r\n");
      assertThat(stuck.atEnd()).isTrue();

      assertThat(idle.send(SignedRequest.event("01B").bytes()).reply().status()).isEqualTo(200);
    }
  }

  @Test
  @Tag("full")
  void twoHundredSlowClientsKeepNobodyWaiting() throws IOException {
    List<RawClient> slow = new ArrayList<>();
    try (TestReceiver receiver = new TestReceiver()) {
      for (int i = 0; i < 200; i++) {
        RawClient client = receiver.connect();
        slow.add(client.send(SignedRequest.event("01S").head()).send("{"));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(receiver.send(SignedRequest.event("01A" + i)).status()).isEqualTo(200);
      }
      for (RawClient client : slow) {
        assertThat(client.reply().status()).isEqualTo(408);
      }
    } finally {
      for (RawClient client : slow) {
        client.close();
      }
    }
  }

  @Test
  void aLogThatHoldsManyHoldsNobodyElse() throws IOException {
    List<RawClient> waiting = new ArrayList<>();
    try (TestReceiver receiver = new TestReceiver()) {
      CountDownLatch gate = receiver.log.holdBack();
      for (int i = 0; i < 200; i++) {
        waiting.add(receiver.connect().send(SignedRequest.event("01A" + i).bytes()));
      }
      SignedRequest health = SignedRequest.of(new byte[0]).method("GET").to("/health/ready");
      assertThat(receiver.send(health).status()).isEqualTo(200);
      gate.countDown();
      for (RawClient client : waiting) {
        assertThat(client.reply().status()).isEqualTo(200);
        client.close();
      }
    }
  }

  @Test
  void whenAllPlacesAreTakenIdleConnectionsMakeRoom() throws IOException {
    List<RawClient> idle = new ArrayList<>();
    try (TestReceiver receiver = new TestReceiver(ReceiverLimits.DEFAULT.withMaxConnections(10))) {
      for (int i = 0; i < 30; i++) {
        idle.add(receiver.connect());
      }
      assertThat(receiver.send(SignedRequest.event("01A")).status()).isEqualTo(200);
    } finally {
      for (RawClient client : idle) {
        client.close();
      }
    }
  }
}
