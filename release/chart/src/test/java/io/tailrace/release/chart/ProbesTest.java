package io.tailrace.release.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.server.Tailrace;
import io.tailrace.server.Worker;
import io.tailrace.server.config.Configuration;
import io.tailrace.testkit.net.FreePort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real servers with the rendered configuration answer the rendered probes while all around them is
 * away: a restart would mend nothing, and where no pod takes requests, something else answers.
 */
class ProbesTest {
  private static final String NOBODY = "127.0.0.1:1";
  private static final String NO_DATABASE = "jdbc:postgresql://" + NOBODY + "/app";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final int admin = FreePort.choose();
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "TAILRACE_ADMIN_PORT",
              "" + admin,
              "TAILRACE_ADMIN_HOST",
              "127.0.0.1",
              "TAILRACE_DATABASE_URL",
              NO_DATABASE,
              "TAILRACE_DRAIN",
              "0s"));
  private final HttpClient client = HttpClient.newHttpClient();
  private AutoCloseable running;

  @AfterEach
  void stop() throws Exception {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void aPodWithASickSinkStays() throws Exception {
    Rendered rendered = Chart.OURS.render("embedded");
    stays(rendered.workload("embedded"), receiving(rendered, "embedded"));
  }

  @Test
  void aReceiverWithoutRedisStays() throws Exception {
    Rendered rendered = Chart.OURS.render("shared");
    environment.put("TAILRACE_LOG_URL", "redis://" + NOBODY);
    stays(rendered.workload("receiver"), receiving(rendered, "receiver"));
  }

  @Test
  void aWorkerWithoutRedisStays() throws Exception {
    Rendered rendered = Chart.OURS.render("shared");
    environment.put("TAILRACE_LOG_URL", "redis://" + NOBODY);
    Workload workload = rendered.workload("worker");
    running = Worker.start(configuration(rendered, workload), InstantSource.system());
    stays(workload, Map.of("admin", admin));
  }

  @Test
  void countersAreWhereTheyAreScraped() throws Exception {
    Rendered rendered = Chart.OURS.render("everything");
    receiving(rendered, "embedded");
    KubernetesObject endpoint = rendered.only("ServiceMonitor").part("spec/endpoints/0");
    assertThat(endpoint.text("port")).isEqualTo("admin");
    assertThat(ask(admin, endpoint.text("path")).body()).contains("tailrace_requests_total");
  }

  private Map<String, Integer> receiving(Rendered rendered, String component) throws Exception {
    Workload workload = rendered.workload(component);
    Tailrace server =
        Tailrace.start(
            configuration(rendered, workload),
            ConfigurationTest.role(workload),
            ListeningSocket.own("127.0.0.1", 0),
            InstantSource.system());
    running = server;
    return Map.of("events", server.port(), "admin", admin);
  }

  private Configuration configuration(Rendered rendered, Workload workload) throws IOException {
    return new RenderedConfiguration(rendered, workload, folder).read(environment);
  }

  /**
   * Whatever name a probe gives to its port, it is one of the container's, and answers 200 there.
   */
  private void stays(Workload workload, Map<String, Integer> ports) throws Exception {
    assertThat(workload.ports()).containsOnlyKeys(ports.keySet());
    for (String probe : new String[] {"startupProbe", "readinessProbe", "livenessProbe"}) {
      KubernetesObject http = workload.container().part(probe + "/httpGet");
      assertThat(ports).as(probe).containsKey(http.text("port"));
      assertThat(ask(ports.get(http.text("port")), http.text("path")).statusCode())
          .as("%s of %s", probe, workload.component())
          .isEqualTo(200);
    }
    assertThat(workload.container().text("readinessProbe/httpGet/path"))
        .as("only this one is 503 while it drains")
        .isEqualTo("/health/ready");
  }

  /** The answer, once something listens there. */
  private HttpResponse<String> ask(int port, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
      } catch (ConnectException notYet) {
        assertThat(System.nanoTime()).as("nothing listens on " + port).isLessThan(until);
        LockSupport.parkNanos(10_000_000);
      }
    }
  }
}
