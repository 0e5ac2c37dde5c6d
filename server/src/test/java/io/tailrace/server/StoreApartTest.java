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

/** The small store may be elsewhere than the log. */
class StoreApartTest {
  @TempDir Path folder;

  @Test
  void besideALogInTheFolder() throws Exception {
    try (RedisServer store = redis("store")) {
      worksWithout(store, "sqlite");
    }
    assertThat(folder.resolve("data").resolve("log.db")).exists();
    assertThat(folder.resolve("data").resolve("consumers.db")).doesNotExist();
  }

  @Test
  void besideALogOnAnotherRedis() throws Exception {
    try (RedisServer log = redis("log");
        RedisServer store = redis("store")) {
      worksWithout(store, log.url());
    }
  }

  /** Sinks work while it is there; what is received is kept when it is not. */
  private void worksWithout(RedisServer store, String log) throws Exception {
    try (Tailrace server = start(log, store.url())) {
      URI admin = server.awaitAdmin();
      assertThat(Calls.send(server, "e1")).isEqualTo(200);
      Calls.await(() -> Calls.gauge(admin, "healthy") == 1);
      Calls.await(() -> Calls.gauge(admin, "lag_events") == 0);
      store.kill();
      Calls.await(() -> Calls.gauge(admin, "healthy") == 0);
      assertThat(Calls.send(server, "e2")).as("the log is another").isEqualTo(200);
    }
  }

  private RedisServer redis(String name) throws Exception {
    return RedisServer.start(Files.createDirectory(folder.resolve(name)));
  }

  private Tailrace start(String log, String store) throws Exception {
    var environment =
        Map.of(
            "TAILRACE_DATA_DIR", folder.resolve("data").toString(),
            "TAILRACE_LOG_URL", log,
            "TAILRACE_STORE_URL", store,
            "TAILRACE_WAREHOUSE_URL", "none",
            "TAILRACE_SIGNING_KEYS", "a-key",
            "TAILRACE_ADMIN_PORT", "0",
            "TAILRACE_DRAIN", "0s");
    Configuration configuration =
        ConfigurationLoader.load(Optional.empty(), environment).configuration();
    ListeningSocket socket = ListeningSocket.own("127.0.0.1", 0);
    return Tailrace.start(configuration, Role.ALL, socket, InstantSource.system());
  }
}
