package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.customerio.Call;
import io.tailrace.testkit.customerio.ReceiverAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guarantee: the sender is never stalled for an hour. A verified request is answered 2xx, or
 * 503 while nothing can be kept; and behind a listening socket that is held from outside, a restart
 * refuses nobody and resets nothing, and not even a kill refuses anybody.
 *
 * <p>Over 10 s: in -Pfull it restarts a server 25 times, and 2,000 strangers connect.
 */
@Tag("alone")
class SenderIsNeverStalledGuarantee {
  private static final int SIGTERM = 15;
  private static final int SIGKILL = 9;
  private static final int RESTARTS = 20;
  private static final int PLENTY = 1_000_000;
  private static final int STRANGERS = 2_000;
  private static final byte[] ENDLESS_HEAD =
      ("GET / HTTP/1.1\r\n" + ("X-" + "a".repeat(38) + ":" + "b".repeat(38) + "\r\n").repeat(90))
          .getBytes(StandardCharsets.US_ASCII);

  @TempDir Path temporary;

  @Test
  void restartsBehindAnInheritedSocketRefuseAndResetNobody() throws Exception {
    assertNobodyIsRefusedOrReset(restart(SIGTERM, 2));
  }

  @Test
  @Tag("full")
  void twentyRestartsBehindAnInheritedSocketRefuseAndResetNobody() throws Exception {
    assertNobodyIsRefusedOrReset(restart(SIGTERM, RESTARTS));
  }

  private static void assertNobodyIsRefusedOrReset(List<Call> failures) {
    assertThat(failures)
        .as("nothing but 2xx or 503, no refusal, no reset")
        .allMatch(SenderIsNeverStalledGuarantee::is503);
  }

  @Test
  @Tag("full")
  void killsBehindAnInheritedSocketRefuseNobody() throws Exception {
    List<Call> failures = restart(SIGKILL, 5);
    assertThat(failures)
        .noneMatch(call -> call.answer().outcome() == ReceiverAnswer.Outcome.REFUSED)
        .noneMatch(call -> call.answer().outcome() == ReceiverAnswer.Outcome.UNREACHABLE);
  }

  /** The negative control: without a socket held from outside, the same restarts do refuse. */
  @Test
  @Tag("full")
  @NegativeControl
  void withoutAnInheritedSocketARestartRefuses() throws Exception {
    try (ServerProcess server = ServerProcess.of(temporary.resolve("plain")).start();
        Traffic traffic = Traffic.start(server.webhook(), 4, PLENTY, 1)) {
      traffic.awaitMore(20);
      server.terminate();
      server.start();
      traffic.awaitMore(20);
      traffic.end();
      assertThat(traffic.failures())
          .anyMatch(call -> call.answer().outcome() == ReceiverAnswer.Outcome.REFUSED);
    }
  }

  @Test
  @Tag("full")
  void aDiskThatTakesNoMoreIsAnswered503AndLostNothing() throws Exception {
    Path folder = temporary.resolve("full");
    try (ServerProcess server = ServerProcess.of(folder)) {
      server.launchWithFileLimit(3_000);
      server.awaitAnswer();
      try (Traffic traffic = Traffic.start(server.webhook(), 4, PLENTY, 2)) {
        awaitFailure(traffic);
        TimeUnit.MILLISECONDS.sleep(500);
        traffic.end();
        assertThat(traffic.failures()).isNotEmpty().allMatch(SenderIsNeverStalledGuarantee::is503);
        server.terminate();
        server.start();
        new Status(folder).awaitCaughtUp(Duration.ofMinutes(1));
        server.terminate();
        Kept kept = new Kept(folder);
        Rows activity = kept.activity();
        activity.assertNoneLostOrDoubled(traffic.answered());
        kept.assertEachOnce(activity.ids());
      }
    }
  }

  @Test
  void aFolderThatCannotBeUsedIsAnswered503UntilItCan() throws Exception {
    Path folder = temporary.resolve("blocked");
    Files.writeString(folder, "a file where the folder should be", StandardCharsets.UTF_8);
    try (ServerProcess server = ServerProcess.of(folder).start();
        Traffic traffic = Traffic.start(server.webhook(), 2, PLENTY, 3)) {
      awaitFailure(traffic);
      Files.delete(folder);
      traffic.awaitMore(20);
      traffic.end();
      assertThat(traffic.failures()).allMatch(SenderIsNeverStalledGuarantee::is503);
    }
  }

  /** What a connection keeps between two requests, or amid one's head, must be so little. */
  @Test
  @Tag("full")
  void twoThousandConnectionsThatStrangersKeepOpenStallNobody() throws Exception {
    List<Socket> strangers = new ArrayList<>();
    try (ServerProcess server = ServerProcess.of(temporary.resolve("kept")).start()) {
      for (int i = 0; i < STRANGERS; i++) {
        Socket stranger = new Socket(InetAddress.getLoopbackAddress(), server.port());
        strangers.add(stranger);
        assertThat(unsigned(stranger)).startsWith("HTTP/1.1 401 ");
        assertThat(unsigned(stranger)).startsWith("HTTP/1.1 401 ");
      }
      try (Traffic traffic = Traffic.start(server.webhook(), 4, PLENTY, 4)) {
        traffic.awaitMore(200);
        for (Socket stranger : strangers) {
          stranger.getOutputStream().write(ENDLESS_HEAD);
        }
        traffic.awaitMore(200);
        traffic.end();
        assertThat(traffic.failures()).as("%s", server.said()).isEmpty();
      }
    } finally {
      for (Socket stranger : strangers) {
        stranger.close();
      }
    }
  }

  /** The head of the answer to a request without a signature. */
  private static String unsigned(Socket socket) throws IOException {
    String request =
        "POST /webhooks/customerio HTTP/1.1\r\nHost: here\r\nUser-Agent: a stranger\r\n"
            + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    byte[] answer = new byte[4096];
    int length = Math.max(0, socket.getInputStream().read(answer));
    return new String(answer, 0, length, StandardCharsets.US_ASCII);
  }

  private List<Call> restart(int signal, int times) throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    ServerProcess server = ServerProcess.of(temporary.resolve("data"));
    Map<String, String> environment = new HashMap<>(server.environment());
    environment.put("PATH", System.getenv("PATH"));
    Path output = temporary.resolve("out");
    try (InheritedSocket socket = InheritedSocket.listen(server.port())) {
      int pid = socket.spawn(server.command(), environment, output);
      try (Traffic traffic = Traffic.start(server.webhook(), 4, PLENTY, seed)) {
        for (int i = 0; i < times; i++) {
          traffic.awaitMore(30);
          TimeUnit.MICROSECONDS.sleep(random.nextInt(50_000));
          InheritedSocket.signal(pid, signal);
          int exit = InheritedSocket.await(pid);
          assertThat(exit).as("exit; it said %s", Files.readString(output)).isIn(0, 137);
          pid = socket.spawn(server.command(), environment, output);
        }
        traffic.awaitMore(30);
        traffic.end();
        return traffic.failures();
      } finally {
        InheritedSocket.signal(pid, SIGKILL);
        InheritedSocket.await(pid);
      }
    }
  }

  private static boolean is503(Call call) {
    return call.answer().outcome() == ReceiverAnswer.Outcome.ANSWERED
        && call.answer().status() == 503;
  }

  private static void awaitFailure(Traffic traffic) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (traffic.failures().isEmpty()) {
      assertThat(System.nanoTime()).as("nothing fails").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
