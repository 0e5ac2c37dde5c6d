package io.tailrace.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tailrace.testkit.NegativeControl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guarantee: an event that was answered 2xx is posted to the forward's address at least once,
 * although the process is killed (SIGKILL) at random moments under load and the receiver says
 * "later" now and then; and no more is posted again than was under way at a kill.
 *
 * <p>Over 10 s: a server starts anew after each kill.
 */
class ForwardedAtLeastOnceGuarantee {
  private static final int KILLS = Integer.getInteger("kills", 20);
  private static final int BATCH = 500;
  private static final int PLENTY = 1_000_000;
  private static final Pattern ID = Pattern.compile("\"event_id\":\"([^\"]*)\"");
  private final Map<String, Integer> received = new HashMap<>();
  private final Random random = new Random();
  private HttpServer receiver;

  @TempDir Path temporary;

  @BeforeEach
  void receive() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.createContext("/", this::receive);
    receiver.start();
  }

  @AfterEach
  void receiveNoMore() {
    receiver.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      boolean later = noted(body);
      exchange.sendResponseHeaders(later ? 503 : 204, -1);
    }
  }

  /** True if it is to come later: one of a hundred. */
  private synchronized boolean noted(String body) {
    Matcher id = ID.matcher(body);
    if (random.nextInt(100) == 0 || !id.find()) {
      return true;
    }
    received.merge(id.group(1), 1, Integer::sum);
    return false;
  }

  @Test
  void everyAnsweredEventIsPosted() throws Exception {
    assertPostedThrough(3);
  }

  @Test
  @Tag("full")
  void throughManyKills() throws Exception {
    assertPostedThrough(KILLS);
  }

  private void assertPostedThrough(int kills) throws Exception {
    Set<String> answered = killOften(server(), kills);
    assertThat(received.keySet()).containsAll(answered);
    int again = received.values().stream().mapToInt(times -> times - 1).sum();
    System.out.printf("%d answered, %d posted again%n", answered.size(), again);
    assertThat(again).isLessThanOrEqualTo(kills * BATCH);
  }

  /** A forward that commits its position before it posts must fail the same test. */
  @Test
  @Tag("full")
  @NegativeControl
  void oneThatCommitsFirstLosesEvents() throws Exception {
    Mutant eager =
        new Mutant(temporary.resolve("mutant"))
            .change(
                "sinks/forward",
                "io.tailrace.sink.forward.ForwardSink",
                "List<Rejection> rejections = wanted.isEmpty()",
                "commit(batch.epoch(), batch.next());"
                    + " List<Rejection> rejections = wanted.isEmpty()");
    Set<String> lost = new HashSet<>(killOften(server().as(eager), 8));
    lost.removeAll(received.keySet());
    assertThat(lost).isNotEmpty();
  }

  private ServerProcess server() {
    return ServerProcess.of(
        temporary.resolve("data"),
        Map.of(
            "TAILRACE_FORWARDS_CRM_URL",
            "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook",
            "TAILRACE_FORWARDS_CRM_MAX_BACKOFF",
            "1s"),
        "all");
  }

  private Set<String> killOften(ServerProcess process, int kills) throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random moments = new Random(seed);
    try (ServerProcess server = process.start()) {
      Set<String> answered;
      try (Traffic traffic = Traffic.start(server.webhook(), 2, PLENTY, seed)) {
        for (int kill = 0; kill < kills; kill++) {
          traffic.awaitMore(50);
          TimeUnit.MICROSECONDS.sleep(moments.nextInt(50_000));
          server.kill();
          server.start();
        }
        traffic.awaitMore(50);
        traffic.end();
        answered = traffic.answered();
      }
      new Status(server.folder()).awaitCaughtUp(Duration.ofMinutes(4));
      server.terminate();
      return answered;
    }
  }
}
