package io.tailrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Role;
import io.tailrace.testkit.redis.RedisServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver without workers says that sinks do not work, and how far they are behind. */
class WithoutWorkersTest {
  private static final int EVENTS = 3;

  @TempDir Path folder;

  @Test
  void aReceiverCallsNoSinkWellThatNobodyFeeds() throws Exception {
    try (RedisServer redis = RedisServer.start(Files.createDirectory(folder.resolve("redis")));
        Tailrace receiver = start(redis, "receiver", Role.RECEIVER)) {
      URI admin = receiver.awaitAdmin();
      for (int i = 0; i < EVENTS; i++) {
        assertThat(Calls.send(receiver, "e" + i)).isEqualTo(200);
      }
      Calls.await(() -> Calls.gauge(admin, "lag_events") == EVENTS);
      assertThat(Calls.gauge(admin, "healthy")).isZero();
      assertThat(Calls.gauge(admin, "lag_seconds")).isPositive();

      try (Tailrace worker = start(redis, "worker", Role.ALL)) {
        worker.awaitAdmin();
        Calls.await(() -> Calls.gauge(admin, "healthy") == 1);
        Calls.await(() -> Calls.gauge(admin, "lag_events") == 0);
      }
      Calls.await(() -> Calls.gauge(admin, "healthy") == 0);

      redis.kill();
      Calls.await(() -> Double.isNaN(Calls.gauge(admin, "lag_events")));
      assertThat(Calls.gauge(admin, "healthy")).as("what is not known is not well").isZero();
      assertThat(Calls.series(admin, "tailrace_log_bytes ")).isNaN();
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
}
