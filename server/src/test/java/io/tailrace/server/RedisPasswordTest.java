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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log and a store on Redis take their passwords from files, so that no URL is a secret. */
class RedisPasswordTest {
  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @Test
  void eachRedisHasItsOwnPassword() throws Exception {
    try (RedisServer log = redis("log", "of-the-log");
        RedisServer store = redis("store", "of the store")) {
      environment.put("TAILRACE_LOG_URL", log.url());
      environment.put("TAILRACE_STORE_URL", store.url());
      passwordFile("TAILRACE_LOG_PASSWORD_FILE", "of-the-log");
      passwordFile("TAILRACE_STORE_PASSWORD_FILE", "of the store");
      receivesAndDelivers();
    }
  }

  @Test
  void aStoreWithoutOneTakesTheLogs() throws Exception {
    try (RedisServer both = redis("both", "of-both")) {
      environment.put("TAILRACE_LOG_URL", both.url());
      environment.put("TAILRACE_STORE_URL", both.url());
      passwordFile("TAILRACE_LOG_PASSWORD_FILE", "of-both");
      receivesAndDelivers();
    }
  }

  private RedisServer redis(String name, String password) throws Exception {
    RedisServer server = RedisServer.start(Files.createDirectory(folder.resolve(name)));
    server.ask("CONFIG SET requirepass \"" + password + "\"");
    return server;
  }

  private void passwordFile(String variable, String password) throws Exception {
    Path file = Files.writeString(folder.resolve(variable), password + "\n");
    environment.put(variable, file.toString());
  }

  private void receivesAndDelivers() throws Exception {
    environment.putAll(
        Map.of(
            "TAILRACE_DATA_DIR", folder.resolve("data").toString(),
            "TAILRACE_WAREHOUSE_URL", "none",
            "TAILRACE_SIGNING_KEYS", "a-key",
            "TAILRACE_ADMIN_PORT", "0",
            "TAILRACE_DRAIN", "0s"));
    Configuration configuration =
        ConfigurationLoader.load(Optional.empty(), environment).configuration();
    ListeningSocket socket = ListeningSocket.own("127.0.0.1", 0);
    try (Tailrace server =
        Tailrace.start(configuration, Role.ALL, socket, InstantSource.system())) {
      URI admin = server.awaitAdmin();
      assertThat(Calls.send(server, "e")).isEqualTo(200);
      Calls.await(() -> Calls.gauge(admin, "healthy") == 1);
      Calls.await(() -> Calls.gauge(admin, "lag_events") == 0);
    }
  }
}
