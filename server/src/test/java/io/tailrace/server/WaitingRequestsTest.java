package io.tailrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tailrace.admin.AdminServer;
import io.tailrace.admin.Api;
import io.tailrace.admin.ApiAccess;
import io.tailrace.admin.ApiHandler;
import io.tailrace.admin.ApiResponse;
import io.tailrace.receiver.jetty.HealthHandler;
import io.tailrace.server.telemetry.MetricsHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A probe that finds nobody would have the server restarted because people look at it. */
@Timeout(60)
class WaitingRequestsTest {
  private static final int MANY = 64;

  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch inside = new CountDownLatch(MANY);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @Test
  void whoWaitsHoldsUpNoProbeAndNobodyElse() throws Exception {
    try (AdminServer server = server()) {
      server.start();
      List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        waiting.add(client.sendAsync(ask(server, "/api/events?wait=20"), BodyHandlers.ofString()));
      }
      inside.await();
      assertThat(status(server, "/health/live")).isEqualTo(200);
      assertThat(status(server, "/metrics")).isEqualTo(200);
      assertThat(status(server, "/api/status")).isEqualTo(200);
      goOn.countDown();
      for (CompletableFuture<HttpResponse<String>> one : waiting) {
        assertThat(one.get().statusCode()).isEqualTo(200);
      }
    }
  }

  private AdminServer server() {
    Api api =
        request -> {
          if (request.path().equals("/api/events")) {
            await();
          }
          return ApiResponse.ok(Map.of());
        };
    return new AdminServer(
        "127.0.0.1",
        0,
        Map.of(
            "/api", new ApiHandler(api, new ApiAccess("127.0.0.1", () -> List.of("t"))),
            "/metrics", new MetricsHandler(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)),
            "/health", new HealthHandler(() -> true)));
  }

  private void await() {
    inside.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int status(AdminServer server, String path) throws Exception {
    return client.send(ask(server, path), BodyHandlers.discarding()).statusCode();
  }

  private static HttpRequest ask(AdminServer server, String path) {
    URI url = server.address().resolve(path);
    return HttpRequest.newBuilder(url).header("Authorization", "Bearer t").build();
  }
}
