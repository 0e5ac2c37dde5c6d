package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.server.Tailrace;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Role;
import io.tailrace.testkit.net.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is not there at the start, the admin port says so, and it starts by itself later. */
class LateStartTest {
  @TempDir Path temporary;
  private Path folder;
  private final Map<String, String> environment = new HashMap<>();

  private Tailrace start() throws Exception {
    folder = temporary.resolve("data");
    environment.putIfAbsent("TAILRACE_ADMIN_PORT", Integer.toString(FreePort.choose()));
    environment.put("TAILRACE_SIGNING_KEYS", "a-key");
    environment.put("TAILRACE_ADMIN_TOKEN", "a-token");
    environment.put("TAILRACE_DATA_DIR", folder.toString());
    environment.put("TAILRACE_DRAIN", "0s");
    Configuration configuration =
        ConfigurationLoader.load(Optional.empty(), environment).configuration();
    return Tailrace.start(
        configuration, Role.ALL, ListeningSocket.own("127.0.0.1", 0), InstantSource.system());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a folder", "garbage"})
  void anUnusableConsumersStoreIsSaidByStatus(String what) throws Exception {
    Path store = Files.createDirectories(temporary.resolve("data")).resolve("consumers.db");
    if (what.equals("a folder")) {
      Files.createDirectory(store);
    } else {
      Files.writeString(store, "no database at all, ".repeat(500));
    }
    try (Tailrace server = start()) {
      server.awaitAdmin();
      await(() -> status().exitCode() == 1);
      CommandTrial.Result status = status();

      assertThat(status.out()).contains("database", "warehouse", "starting", "consumers.db");
      assertThat(status.out()).contains("0 records, offsets [1, 1)").doesNotContain("no server");
      CommandTrial.Result letters = run("dead-letters", "list");
      assertThat(letters.exitCode()).isEqualTo(1);
      assertThat(letters.err()).contains("consumers.db");
      assertThat(get("/metrics").body())
          .contains("tailrace_sink_healthy{sink=\"database\"} 0.0", "tailrace_log_end_offset 1.0");
      assertThat(get("/health/ready").statusCode()).isEqualTo(200);

      Files.delete(store);
      await(() -> status().exitCode() == 0 && status().out().contains("running"));
      await(() -> get("/metrics").body().contains("tailrace_sink_healthy{sink=\"database\"} 1.0"));
    }
  }

  @Test
  void aFolderThatCannotBeUsedLeavesCountersAndHealth() throws Exception {
    Path inTheWay = Files.writeString(temporary.resolve("data"), "a file");
    try (Tailrace server = start()) {
      await(() -> get("/health/live").statusCode() == 200);

      assertThat(get("/metrics").body()).contains("tailrace_requests_total");
      assertThat(get("/api/status").statusCode()).isEqualTo(503);
      assertThat(get("/api/status").body()).contains("cannot be used", "tried again");
      Files.delete(inTheWay);
      server.awaitAdmin();
      await(() -> status().exitCode() == 0 && status().out().contains("running"));
    }
    assertThat(folder.resolve("server.json")).doesNotExist();
  }

  @Test
  void aTakenAdminPortHoldsNothingUp() throws Exception {
    ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    environment.put("TAILRACE_ADMIN_PORT", Integer.toString(taken.getLocalPort()));
    try (Tailrace server = start()) {
      await(() -> server.port() > 0 && Files.exists(folder.resolve("warehouse.duckdb")));
      taken.close();
      await(() -> status().exitCode() == 0 && status().out().contains("running"));
    }
  }

  private CommandTrial.Result status() {
    return run("status");
  }

  private CommandTrial.Result run(String... arguments) {
    return CommandTrial.run(new Folders(), environment, arguments);
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI admin = URI.create("http://127.0.0.1:" + environment.get("TAILRACE_ADMIN_PORT"));
    HttpRequest request =
        HttpRequest.newBuilder(admin.resolve(path))
            .header("Authorization", "Bearer a-token")
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long until = System.nanoTime() + 60_000_000_000L;
    while (!holds(condition)) {
      assertThat(System.nanoTime()).as("waited a minute for it").isLessThan(until);
      Thread.sleep(20);
    }
  }

  private static boolean holds(Callable<Boolean> condition) throws Exception {
    try {
      return condition.call();
    } catch (java.net.ConnectException e) {
      return false;
    }
  }
}
