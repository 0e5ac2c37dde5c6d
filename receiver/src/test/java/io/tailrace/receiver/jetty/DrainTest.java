package io.tailrace.receiver.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.receiver.ReceiverLimits;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever was let in gets an answer, and nobody is reset. */
@Tag("alone")
class DrainTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void aRequestDuringTheDrainIsKeptAndEndsItsConnection() throws Exception {
    try (TestReceiver receiver = new TestReceiver();
        RawClient client = receiver.connect()) {
      client.send(SignedRequest.event("01A").bytes()).reply();
      Thread drain = drain(receiver, LONG);
      Reply reply = client.send(SignedRequest.event("01B").bytes()).reply();

      assertThat(reply.body()).isEqualTo("{\"processed\":1}");
      assertThat(reply.header("connection")).isEqualTo("close");
      assertThat(client.atEnd()).isTrue();
      drain.interrupt();
      drain.join();
    }
  }

  @Test
  void readinessFailsAndLivenessDoesNot() throws Exception {
    try (TestReceiver receiver = new TestReceiver();
        RawClient open = receiver.connect()) {
      open.send(SignedRequest.event("01A").bytes()).reply();
      Thread drain = drain(receiver, LONG);
      SignedRequest request = SignedRequest.of(new byte[0]).method("GET");

      assertThat(receiver.send(request.to("/health/ready")).status()).isEqualTo(503);
      assertThat(receiver.send(request.to("/health/live")).status()).isEqualTo(200);
      drain.interrupt();
      drain.join();
    }
  }

  @Test
  void aSocketOfOurOwnAcceptsToTheEndOfTheDrain() throws Exception {
    try (TestReceiver receiver = new TestReceiver()) {
      receiver.send(SignedRequest.event("01A"));
      Thread drain = drain(receiver, LONG);

      for (int i = 0; i < 5; i++) {
        assertThat(receiver.send(SignedRequest.event("01B" + i)).status()).isEqualTo(200);
      }
      drain.interrupt();
      drain.join();
    }
  }

  @Test
  void whatIsInProgressAtTheEndGetsItsAnswer() throws Exception {
    try (TestReceiver receiver = new TestReceiver();
        RawClient client = receiver.connect()) {
      CountDownLatch gate = receiver.log.holdBack();
      client.send(SignedRequest.event("01A").bytes());
      await(() -> receiver.log.lastDeadline() != null);
      Thread drain = drain(receiver, Duration.ZERO);
      await(() -> !receiver.receiver.isReady());
      gate.countDown();

      assertThat(client.reply().body()).isEqualTo("{\"processed\":1}");
      assertThat(client.atEnd()).isTrue();
      drain.join();
    }
  }

  @Test
  void anIdleConnectionEndsCleanly() throws Exception {
    try (TestReceiver receiver = new TestReceiver();
        RawClient client = receiver.connect()) {
      client.send(SignedRequest.event("01A").bytes()).reply();
      receiver.receiver.drain(SHORT);

      assertThat(client.atEnd()).isTrue();
    }
  }

  @Test
  void afterTheEndASocketOfOurOwnRefuses() throws Exception {
    try (TestReceiver receiver = new TestReceiver()) {
      receiver.receiver.drain(SHORT);
      receiver.stop();

      assertThatThrownBy(receiver::connect).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void anInheritedSocketIsLeftToTheNextProcess() throws Exception {
    try (ServerSocketChannel socket = listening()) {
      ListeningSocket inherited = ListeningSocket.inherited(socket);
      for (int restart = 0; restart < 20; restart++) {
        try (TestReceiver receiver = new TestReceiver(ReceiverLimits.DEFAULT, inherited)) {
          assertThat(receiver.send(SignedRequest.event("01A")).status()).isEqualTo(200);
          receiver.receiver.drain(LONG);
        }
        // Nobody accepts now: this one waits in the socket's queue for the next receiver.
        try (RawClient waiting = new RawClient(port(socket))) {
          waiting.send(SignedRequest.event("01B").bytes());
          try (TestReceiver next = new TestReceiver(ReceiverLimits.DEFAULT, inherited)) {
            assertThat(waiting.reply().body()).isEqualTo("{\"processed\":1}");
            waiting.leave();
            next.receiver.drain(LONG);
          }
        }
      }
      assertThat(socket.isOpen()).isTrue();
    }
  }

  @Test
  void anInheritedSocketsDrainEndsWithItsLastConnection() throws Exception {
    try (ServerSocketChannel socket = listening();
        TestReceiver receiver =
            new TestReceiver(ReceiverLimits.DEFAULT, ListeningSocket.inherited(socket));
        RawClient client = receiver.connect()) {
      client.send(SignedRequest.event("01A").bytes()).reply();
      Thread drain = drain(receiver, LONG);
      client.send(SignedRequest.event("01B").bytes()).reply();
      client.leave();
      drain.join();

      assertThat(receiver.receiver.isReady()).isFalse();
    }
  }

  /** The drain ends by its own condition: its duration is longer than the test waits. */
  @Test
  void anIdlePoolDoesNotHoldAnInheritedSocketsDrain() throws Exception {
    try (ServerSocketChannel socket = listening();
        TestReceiver receiver =
            new TestReceiver(ReceiverLimits.DEFAULT, ListeningSocket.inherited(socket))) {
      List<RawClient> pool = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        pool.add(receiver.connect());
        pool.get(i).send(SignedRequest.event("01A" + i).bytes()).reply();
      }
      Thread drain = drain(receiver, Duration.ofHours(1));
      Reply reply = pool.get(0).send(SignedRequest.event("01B").bytes()).reply();

      assertThat(reply.body()).isEqualTo("{\"processed\":1}");
      assertThat(reply.header("connection")).isEqualTo("close");
      for (RawClient client : pool) {
        assertThat(client.atEnd()).isTrue();
        client.close();
      }
      drain.join();
    }
  }

  /** Under way for longer than the second after which idle ones end. */
  @Test
  void aRequestUnderWayIsAnsweredHoweverLongItTakes() throws Exception {
    try (ServerSocketChannel socket = listening();
        TestReceiver receiver =
            new TestReceiver(ReceiverLimits.DEFAULT, ListeningSocket.inherited(socket));
        RawClient idle = receiver.connect();
        RawClient client = receiver.connect()) {
      CountDownLatch gate = receiver.log.holdBack();
      client.send(SignedRequest.event("01A").bytes());
      await(() -> receiver.log.lastDeadline() != null);
      Thread drain = drain(receiver, Duration.ofHours(1));
      assertThat(idle.atEnd()).isTrue();
      idle.leave();
      gate.countDown();

      assertThat(client.reply().body()).isEqualTo("{\"processed\":1}");
      assertThat(client.atEnd()).isTrue();
      client.leave();
      drain.join();
    }
  }

  private static ServerSocketChannel listening() throws IOException {
    return ServerSocketChannel.open()
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private static int port(ServerSocketChannel socket) throws IOException {
    return ((InetSocketAddress) socket.getLocalAddress()).getPort();
  }

  /** Begun when it returns. */
  private static Thread drain(TestReceiver receiver, Duration duration)
      throws InterruptedException {
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    receiver.receiver.drain(duration);
                  } catch (InterruptedException e) {
                    // The test has seen enough of it.
                    return;
                  }
                });
    await(() -> !receiver.receiver.isReady());
    return thread;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(1);
    }
  }
}
