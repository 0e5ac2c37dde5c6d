package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.AppApiClient;
import io.tailrace.customerio.appapi.AppApiKey;
import io.tailrace.customerio.appapi.AppApiSettings;
import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.server.Tailrace;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Role;
import io.tailrace.testkit.customerio.WorkspaceHistory;
import io.tailrace.testkit.customerio.appapi.Rules;
import io.tailrace.testkit.customerio.appapi.SimulatedAppApi;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real server proves itself with a signed request that leaves nothing behind. */
class ConnectToServerTest {
  private static final String APP_API_KEY = "app-key-0123456789abcdef";
  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private SimulatedAppApi customerIo;
  private AppApi api;
  private Tailrace server;

  @BeforeEach
  void start() throws Exception {
    customerIo = new SimulatedAppApi(new WorkspaceHistory(10), new Rules(APP_API_KEY));
    api = new AppApiClient(new AppApiSettings(new AppApiKey(APP_API_KEY), customerIo.url()));
    environment.put("TAILRACE_ADMIN_PORT", "0");
    environment.put("TAILRACE_SIGNING_KEYS", "the-servers-key");
    environment.put("TAILRACE_DATA_DIR", folder.toString());
    environment.put("TAILRACE_DRAIN", "0s");
    environment.put("TAILRACE_APP_API_KEY", APP_API_KEY);
    environment.put("TAILRACE_APP_API_URL", customerIo.url().toString());
    server =
        Tailrace.start(
            ConfigurationLoader.load(Optional.empty(), environment).configuration(),
            Role.ALL,
            ListeningSocket.own("127.0.0.1", 0),
            InstantSource.system());
    server.awaitAdmin();
  }

  @AfterEach
  void stop() {
    server.close();
    customerIo.close();
  }

  @Test
  void theProofLeavesNoEventBehind() {
    assertThat(run("connect", "--url", "http://127.0.0.1:" + server.port()).exitCode()).isZero();
    assertThat(disabled()).isTrue();

    CommandTrial.Result enabled = run("connect", "--enable", "1");
    assertThat(enabled.exitCode()).as(enabled.err()).isZero();
    assertThat(enabled.out()).contains("The address answers", "is switched on");
    assertThat(disabled()).isFalse();
    JsonNode log = JsonMapper.shared().readTree(run("status", "--format=json").out()).path("log");
    assertThat(log.path("events").asLong(-1)).isZero();
    assertThat(log.path("quarantined")).noneMatch(feed -> feed.path("records").asLong() > 0);
    assertThat(run("connect", "--enable", "1").out()).contains("was on already");
  }

  /** The proof can fail: whoever has another key than the server does not get it. */
  @Test
  void anotherKeyProvesNothing() {
    run("connect", "--url", "http://127.0.0.1:" + server.port());
    environment.put("TAILRACE_SIGNING_KEYS", "another-key");
    environment.put("TAILRACE_DATA_DIR", folder.resolve("none").toString());

    CommandTrial.Result refused = run("connect", "--enable", "1");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("answered 401", "verifies by another key");
    assertThat(disabled()).isTrue();
  }

  private boolean disabled() {
    return api.reportingWebhook(1).settings().disabled();
  }

  private CommandTrial.Result run(String... arguments) {
    return CommandTrial.run(new Folders(), environment, arguments);
  }
}
