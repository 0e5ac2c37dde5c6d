package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.server.Tailrace;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Role;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code tailrace dashboard} against a real server, and against none. */
class DashboardCommandTest {
  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void configure() {
    environment.put("TAILRACE_ADMIN_PORT", "0");
    environment.put("TAILRACE_SIGNING_KEYS", "the-servers-key");
    environment.put("TAILRACE_DATA_DIR", folder.toString());
    environment.put("TAILRACE_DRAIN", "0s");
  }

  private Tailrace start() throws Exception {
    Tailrace server =
        Tailrace.start(
            ConfigurationLoader.load(Optional.empty(), environment).configuration(),
            Role.ALL,
            ListeningSocket.own("127.0.0.1", 0),
            InstantSource.system());
    server.awaitAdmin();
    return server;
  }

  @Test
  void printsALinkToTheAdminPort() throws Exception {
    try (Tailrace server = start()) {
      CommandTrial.Result printed = run("dashboard");
      assertThat(printed.exitCode()).as(printed.err()).isZero();
      assertThat(printed.out().strip()).matches(server.awaitAdmin() + "/login#[\\w-]{32}");
      assertThat(printed.err()).contains("once", "minute", "admin");

      JsonNode link =
          JsonMapper.shared().readTree(run("dashboard", "--role=viewer", "--format=json").out());
      assertThat(link.path("role").asString()).isEqualTo("viewer");
      assertThat(link.path("expires_at").asString()).isNotBlank();
    }
  }

  @Test
  void theLinkBeginsWithThePublicName() throws Exception {
    environment.put("TAILRACE_DASHBOARD_URL", "https://tailrace.example.com");
    try (Tailrace server = start()) {
      assertThat(URI.create(run("dashboard").out().strip()))
          .hasScheme("https")
          .hasHost("tailrace.example.com")
          .hasPath("/login");
      assertThat(run("dashboard", "--url", "http://localhost:9000").out())
          .startsWith("http://localhost:9000/login#");
      assertThat(server.port()).isPositive();
    }
  }

  @Test
  void whereAProxyNamesPeopleThereAreNoLinks() throws Exception {
    environment.put("TAILRACE_DASHBOARD_URL", "https://tailrace.example.com");
    environment.put("TAILRACE_DASHBOARD_AUTH", "header");
    environment.put("TAILRACE_DASHBOARD_HEADER", "X-Forwarded-Email");
    environment.put("TAILRACE_DASHBOARD_TRUSTED_PROXIES", "127.0.0.1");
    environment.put("TAILRACE_DASHBOARD_ADMINS", "platform");
    try (Tailrace server = start()) {
      CommandTrial.Result refused = run("dashboard");
      assertThat(refused.exitCode()).isEqualTo(ExitCode.NO);
      assertThat(refused.err()).contains("open https://tailrace.example.com in a browser");
      assertThat(server.port()).isPositive();
    }
  }

  @Test
  void aRoleThatThereIsNotIsWrongUsage() throws Exception {
    try (Tailrace server = start()) {
      CommandTrial.Result wrong = run("dashboard", "--role", "root");
      assertThat(wrong.exitCode()).isEqualTo(2);
      assertThat(wrong.err()).contains("viewer, analyst, operator or admin");
      assertThat(run("dashboard", "--url", "nonsense").exitCode()).isEqualTo(2);
      assertThat(server.port()).isPositive();
    }
  }

  /** Files alone have no port; nothing is opened, so nothing is made. */
  @Test
  void withoutAServerItSaysHowToStartOne() {
    CommandTrial.Result none = run("dashboard");
    assertThat(none.exitCode()).isEqualTo(ExitCode.NO);
    assertThat(none.err()).contains("No server runs on", "tailrace serve");
    assertThat(folder).isEmptyDirectory();
  }

  private CommandTrial.Result run(String... arguments) {
    return CommandTrial.run(new Folders(), environment, arguments);
  }
}
