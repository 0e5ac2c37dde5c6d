package io.tailrace.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.LoopPlaces;
import io.tailrace.customerio.Signer;
import io.tailrace.customerio.SigningKey;
import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.server.Tailrace;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Role;
import io.tailrace.testkit.redis.RedisServer;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * In a whole server an Error in any work of the background ends none of it. {@code
 * ArchitectureTest} sees to it that no loop is left out. A pipeline has one of its own only where
 * no server starts it, the dashboard while somebody watches it.
 */
@Timeout(120)
class EveryLoopGoesOnTest {
  private static final String KEY = "a-key";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @Test
  void onSqlite() throws Exception {
    environment.put("TAILRACE_APP_API_KEY", "another-key");
    environment.put("TAILRACE_APP_API_URL", "http://127.0.0.1:1");
    goesOn("log.redis.", "pipeline.", "core.lease.", "dashboard.");
  }

  @Test
  void onRedis() throws Exception {
    try (RedisServer redis = RedisServer.start(Files.createDirectory(folder.resolve("redis")))) {
      environment.put("TAILRACE_LOG_URL", redis.url());
      goesOn("log.sqlite.", "pipeline.", "server.NamesKeeper", "dashboard.");
    }
  }

  private void goesOn(String... without) throws Exception {
    // The startup goes on for as long as the admin port is taken.
    ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    environment.put("TAILRACE_ADMIN_PORT", Integer.toString(taken.getLocalPort()));
    try (Tailrace server = start()) {
      Set<String> expected = names(without);
      await(() -> running().containsAll(expected));
      List<Struck> struck = Loop.started().stream().map(Struck::new).toList();
      await(() -> struck.stream().allMatch(Struck::goesOn));
      assertThat(running()).containsAll(expected);
      taken.close();
      send(server.port());
      await(
          () ->
              metrics(taken.getLocalPort())
                  .contains(
                      "tailrace_sink_events_total{outcome=\"written\",sink=\"database\"} 1.0"));
    }
  }

  private Tailrace start() throws Exception {
    environment.put("TAILRACE_DATA_DIR", folder.resolve("data").toString());
    environment.put("TAILRACE_WAREHOUSE_URL", "none");
    environment.put("TAILRACE_SIGNING_KEYS", KEY);
    environment.put("TAILRACE_DRAIN", "0s");
    Configuration configuration =
        ConfigurationLoader.load(Optional.empty(), environment).configuration();
    return Tailrace.start(
        configuration, Role.ALL, ListeningSocket.own("127.0.0.1", 0), InstantSource.system());
  }

  private static Set<String> names(String... without) {
    return LoopPlaces.ALL.entrySet().stream()
        .filter(place -> Stream.of(without).noneMatch(place.getKey()::startsWith))
        .map(Map.Entry::getValue)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> running() {
    return Loop.started().stream()
        .map(loop -> loop.name().replaceFirst("^consumer-.*", "consumer-"))
        .collect(Collectors.toSet());
  }

  private static void send(int port) throws Exception {
    byte[] body =
        "{\"event_id\":\"e\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1801396800,\"data\":{}}"
            .getBytes(UTF_8);
    String now = Long.toString(Instant.now().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/customerio"))
            .header("X-CIO-Timestamp", now)
            .header("X-CIO-Signature", new Signer(new SigningKey(KEY)).sign(now, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body())
        .isEqualTo("{\"processed\":1}");
  }

  /** Nothing while the admin port is not open yet. */
  private static String metrics(int port) throws Exception {
    URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
    try {
      return HTTP.send(
              HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (ConnectException e) {
      return "";
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      Thread.sleep(20);
    }
  }

  /** A loop whose next turns throw an Error of each kind; then its own come again. */
  private static final class Struck {
    private final Queue<Error> errors = new ArrayDeque<>();
    private final Loop loop;
    private volatile boolean turned;

    Struck(Loop loop) {
      this.loop = loop;
      errors.addAll(
          List.of(
              new OutOfMemoryError("says the test"),
              new StackOverflowError("says the test"),
              new NoClassDefFoundError("says the test")));
      loop.around(work -> () -> turn(work));
    }

    private Duration turn(Loop.Work work) throws Exception {
      Error next = errors.poll();
      if (next != null) {
        throw next;
      }
      turned = true;
      return work.turn();
    }

    /** Without waiting for the end of its rest. One that was stopped meanwhile need not. */
    boolean goesOn() {
      boolean done = turned || loop.isStopping();
      if (!done) {
        loop.wake();
      }
      return done;
    }
  }
}
