package io.tailrace.testkit.customerio;

import static io.tailrace.testkit.customerio.ScriptedServer.Reply.after;
import static io.tailrace.testkit.customerio.ScriptedServer.Reply.close;
import static io.tailrace.testkit.customerio.ScriptedServer.Reply.raw;
import static io.tailrace.testkit.customerio.ScriptedServer.Reply.reset;
import static io.tailrace.testkit.customerio.ScriptedServer.Reply.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.customerio.SignatureVerifier;
import io.tailrace.customerio.Verdict;
import io.tailrace.testkit.customerio.ScriptedServer.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Customer.io's rules of sending, each against a real server and on virtual time. */
@Timeout(60)
class SenderTest {
  private static final String KEY = "0123456789abcdef";
  private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private final VirtualTime time = new VirtualTime(START);
  private final List<Call> calls = new ArrayList<>();

  private Sender.Settings settings(URI url) {
    return new Sender.Settings(url, KEY).withTime(time).withTimeout(Duration.ofSeconds(20));
  }

  private Sender sender(Sender.Settings settings) {
    return new Sender(settings, calls::add);
  }

  private static Iterator<SimulatedEvent> events(int count) {
    return Workspace.stream(1, count, START.minusSeconds(60));
  }

  private List<String> bodiesOf(int count) {
    List<String> bodies = new ArrayList<>();
    events(count).forEachRemaining(event -> bodies.add(new String(event.body(), UTF_8)));
    return bodies;
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("timed_out", after(NEVER, status(200)), 1),
        Arguments.of("reset", reset(), 3600),
        Arguments.of("closed", close(), 3600),
        Arguments.of("malformed", raw("?\r\n"), 1),
        Arguments.of("301", status(301), 1),
        Arguments.of("400", status(400), 3600),
        Arguments.of("401", status(401), 3600),
        Arguments.of("402", status(402), 3600),
        Arguments.of("403", status(403), 3600),
        Arguments.of("404", status(404), 3600),
        Arguments.of("405", status(405), 3600),
        Arguments.of("408", status(408), 1),
        Arguments.of("409", status(409), 1),
        Arguments.of("410", status(410), 3600),
        Arguments.of("413", status(413), 1),
        Arguments.of("422", status(422), 1),
        Arguments.of("429", status(429), 3600),
        Arguments.of("500", status(500), 3600),
        Arguments.of("502", status(502), 3600),
        Arguments.of("503", status(503), 1),
        Arguments.of("504", status(504), 1),
        Arguments.of("521", status(521), 3600));
  }

  @ParameterizedTest(name = "{0}: again after {2} s")
  @MethodSource("answers")
  void waitsByTheAnswerBeforeTheFirstRetry(String answer, Reply reply, long seconds)
      throws IOException {
    try (ScriptedServer server = new ScriptedServer(reply)) {
      Duration timeout = Duration.ofMillis(answer.equals("timed_out") ? 300 : 20_000);
      SendReport report = sender(settings(server.url()).withTimeout(timeout)).send(events(1));
      assertThat(calls).extracting(call -> call.answer().toString()).containsExactly(answer, "200");
      assertThat(calls.get(0).retryAt()).isEqualTo(START.plusSeconds(seconds));
      assertThat(calls.get(1).at()).isEqualTo(START.plusSeconds(seconds));
      assertThat(report.stalls()).isEqualTo(seconds == 3600 ? 1 : 0);
      assertThat(report.retries()).isEqualTo(1);
      assertThat(report.accepted()).isEqualTo(1);
    }
  }

  @Test
  void aRefusedConnectionCostsAnHourEachTime() throws IOException {
    Sender sender = sender(settings(ScriptedServer.nobody()));
    SendReport report = sender.send(events(1));
    assertThat(calls.get(0).retryAt()).isEqualTo(START.plusSeconds(3600));
    assertThat(report.answers()).containsOnlyKeys("refused");
    assertThat(sender.stalls()).isEqualTo(report.calls()).isGreaterThan(20);
  }

  @Test
  void laterEventsWaitBehindOneThatFails() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(status(200), status(503), status(503), status(500), status(200))) {
      sender(settings(server.url())).send(events(3));
      List<String> sent = bodiesOf(3);
      assertThat(server.bodies())
          .containsExactly(
              sent.get(0), sent.get(1), sent.get(1), sent.get(1), sent.get(1), sent.get(2));
      assertThat(time.instant()).isEqualTo(START.plusSeconds(1 + 2 + 3600));
      assertThat(server.mostAtOnce).hasValue(1);
    }
  }

  /** Negative control: the server does see when two calls come at once. */
  @Test
  void twoSendersDoNotWaitForEachOther() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    Reply together =
        socket -> {
          both.countDown();
          return after(both, status(200)).to(socket);
        };
    try (ScriptedServer server = new ScriptedServer(together, together)) {
      Thread other =
          Thread.ofPlatform().start(() -> new Sender(settings(server.url())).send(events(1)));
      sender(settings(server.url())).send(events(1));
      other.join();
      assertThat(server.mostAtOnce).hasValue(2);
    }
  }

  @Test
  void givesAnEventUpAfterSevenDaysAndGoesOn() throws IOException {
    List<Reply> replies = new ArrayList<>();
    // The first one, 15 doublings up to six hours, and every six hours from then on.
    for (int attempt = 1; attempt <= 1 + 15 + 26; attempt++) {
      replies.add(status(503));
    }
    try (ScriptedServer server = new ScriptedServer(replies.toArray(new Reply[0]))) {
      SendReport report = sender(settings(server.url())).send(events(2));
      List<Call> first = calls.stream().filter(call -> call.attempt() == 1).toList();
      assertThat(first).extracting(Call::at).containsExactly(START, START.plus(Duration.ofDays(7)));
      assertThat(calls.get(calls.size() - 2).givenUp()).isTrue();
      assertThat(calls.get(calls.size() - 1).accepted()).isTrue();
      assertThat(report.givenUp()).isEqualTo(1);
      assertThat(report.accepted()).isEqualTo(1);
    }
  }

  @Test
  void refusesToSendTwiceAtOnce() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    try (ScriptedServer server = new ScriptedServer(after(goOn, status(200)))) {
      Sender sender = sender(settings(server.url()));
      Thread first = Thread.ofPlatform().start(() -> sender.send(events(1)));
      while (server.requests.isEmpty()) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(() -> sender.send(events(1))).isInstanceOf(IllegalStateException.class);
      goOn.countDown();
      first.join();
      assertThat(sender.report().accepted()).isEqualTo(1);
    }
  }

  @Test
  void signsEveryAttemptWithTheTimeItWasMadeAt() throws IOException {
    try (ScriptedServer server = new ScriptedServer(status(500))) {
      sender(settings(server.url())).send(events(1));
      assertThat(server.requests).hasSize(2).allSatisfy(SenderTest::verifies);
      assertThat(timestamps(server))
          .containsExactly(START.getEpochSecond(), START.getEpochSecond() + 3600);
    }
  }

  @Test
  void canKeepTheFirstAttemptsTime() throws IOException {
    try (ScriptedServer server = new ScriptedServer(status(500))) {
      sender(settings(server.url()).withStamping(Sender.Stamping.FIRST_ATTEMPT)).send(events(1));
      assertThat(server.requests).hasSize(2).allSatisfy(SenderTest::verifies);
      assertThat(timestamps(server)).containsOnly(START.getEpochSecond());
    }
  }

  private static void verifies(ScriptedServer.Request request) {
    String timestamp = request.headers().get("x-cio-timestamp");
    String signature = request.headers().get("x-cio-signature");
    byte[] body = request.body().getBytes(UTF_8);
    assertThat(SignatureVerifier.of(KEY).verify(timestamp, signature, body))
        .isEqualTo(Verdict.VERIFIED);
    assertThat(SignatureVerifier.of("another").verify(timestamp, signature, body))
        .isNotEqualTo(Verdict.VERIFIED);
  }

  private static List<Long> timestamps(ScriptedServer server) {
    return server.requests.stream()
        .map(request -> Long.valueOf(request.headers().get("x-cio-timestamp")))
        .toList();
  }

  @Test
  void stopsAmidAnHoursWait() throws Exception {
    try (ScriptedServer server = new ScriptedServer(status(500))) {
      CountDownLatch failed = new CountDownLatch(1);
      Sender sender =
          new Sender(new Sender.Settings(server.url(), KEY), call -> failed.countDown());
      Thread sending = Thread.ofPlatform().start(() -> sender.send(events(5)));
      failed.await();
      sender.stop();
      sending.join();
      assertThat(server.requests).hasSize(1);
      assertThat(sender.report().givenUp()).isZero();
    }
  }

  @Test
  void anInterruptEndsAnHoursWaitToo() throws Exception {
    try (ScriptedServer server = new ScriptedServer(status(500))) {
      Sender sender =
          new Sender(
              new Sender.Settings(server.url(), KEY), call -> Thread.currentThread().interrupt());
      Thread sending = Thread.ofPlatform().start(() -> sender.send(events(5)));
      sending.join();
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void sendsPacedEventsWhenTheyHaveHappenedAndNotBefore() throws IOException {
    try (ScriptedServer server = new ScriptedServer()) {
      sender(settings(server.url()).withPace()).send(Workspace.stream(1, 50, START));
      assertThat(calls)
          .hasSize(50)
          .allSatisfy(call -> assertThat(call.at()).isEqualTo(call.event().createdAt()));
    }
  }

  @Test
  void reportsWhatItDid() throws IOException {
    try (ScriptedServer server = new ScriptedServer(status(503), close())) {
      Traffic traffic = new Traffic(events(300), 1, new Traffic.Disorder(0.2, 0.2, 10));
      SendReport report = sender(settings(server.url())).send(traffic);
      assertThat(report.accepted()).isEqualTo(traffic.distinct()).isEqualTo(300);
      assertThat(report.duplicates()).isEqualTo(traffic.duplicates()).isPositive();
      assertThat(report.calls()).isEqualTo(calls.size()).isEqualTo(server.requests.size());
      assertThat(report.kinds().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(300);
      assertThat(report.answers()).containsEntry("503", 1L).containsEntry("closed", 1L);
      assertThat(report.latencies().count()).isEqualTo(report.accepted() + report.duplicates());
      assertThat(report.lastAcceptedAt()).isEqualTo(calls.get(calls.size() - 1).at());
    }
  }

  @Test
  void refusesAUrlThatIsNotWhole() {
    assertThatThrownBy(() -> new Sender.Settings(URI.create("localhost:8080"), KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give a whole URL");
  }
}
