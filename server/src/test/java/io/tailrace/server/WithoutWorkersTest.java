package io.tailrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Role;
import io.tailrace.testkit.redis.RedisServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver without workers says that sinks do not work, and how far they are behind. */
class WithoutWorkersTest {
  private static final int EVENTS = 3;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void aReceiverCallsNoSinkWellThatNobodyFeeds() throws Exception {
    try (RedisServer redis = RedisServer.start(Files.createDirectory(folder.resolve("redis")));
        Tailrace receiver = start(redis, "receiver", Role.RECEIVER)) {
      URI admin = receiver.awaitAdmin();
      for (int i = 0; i < EVENTS; i++) {
        assertThat(send(receiver, "e" + i)).isEqualTo(200);
      }
      await(() -> gauge(admin, "lag_events") == EVENTS);
      assertThat(gauge(admin, "healthy")).isZero();
      assertThat(gauge(admin, "lag_seconds")).isPositive();

      try (Tailrace worker = start(redis, "worker", Role.ALL)) {
        worker.awaitAdmin();
        await(() -> gauge(admin, "healthy") == 1);
        await(() -> gauge(admin, "lag_events") == 0);
      }
      await(() -> gauge(admin, "healthy") == 0);

      redis.kill();
      await(() -> Double.isNaN(gauge(admin, "lag_events")));
      assertThat(gauge(admin, "healthy")).as("what is not known is not well").isZero();
      assertThat(series(admin, "tailrace_log_bytes ")).isNaN();
    }
  }

  private Tailrace start(RedisServer redis, String name, Role role) throws Exception {
    var environment =
        Map.of(
            "TAILRACE_DATA_DIR", folder.resolve(name).toString(),
            "TAILRACE_LOG_URL", redis.url(),
            "TAILRACE_WAREHOUSE_URL", "none",
            "TAILRACE_SIGNING_KEYS", "a-key",
            "TAILRACE_ADMIN_PORT", "0",
            "TAILRACE_DRAIN", "0s");
    Configuration configuration =
        ConfigurationLoader.load(Optional.empty(), environment).configuration();
    ListeningSocket socket = ListeningSocket.own("127.0.0.1", 0);
    return Tailrace.start(configuration, role, socket, InstantSource.system());
  }

  private static int send(Tailrace receiver, String id) throws Exception {
    String body =
        "{\"event_id\":\""
            + id
            + "\",\"object_type\":\"email\",\"metric\":\"sent\","
            + "\"timestamp\":"
            + System.currentTimeMillis() / 1_000
            + ",\"data\":{\"delivery_id\":\"d\",\"recipient\":\"a@b.example\"}}";
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("a-key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + receiver.port() + "/webhooks/customerio"))
            .header("X-CIO-Signature", HexFormat.of().formatHex(signature))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static double gauge(URI admin, String name) throws Exception {
    return series(admin, "tailrace_sink_" + name + "{sink=\"database\"} ");
  }

  private static double series(URI admin, String begins) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(admin.resolve("/metrics")).build();
    String all = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return Arrays.stream(all.split("\n"))
        .filter(line -> line.startsWith(begins))
        .mapToDouble(line -> Double.parseDouble(line.substring(begins.length())))
        .findFirst()
        .orElseThrow();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    boolean holds = condition.call();
    while (!holds && System.nanoTime() < until) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      holds = condition.call();
    }
    assertThat(holds).isTrue();
  }
}
