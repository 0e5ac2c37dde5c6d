package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tailrace.admin.AdminServer;
import io.tailrace.admin.Api;
import io.tailrace.admin.ApiAccess;
import io.tailrace.admin.ApiHandler;
import io.tailrace.admin.ApiResponse;
import io.tailrace.admin.LocalApi;
import io.tailrace.admin.VisitorApi;
import io.tailrace.admin.access.AccessSettings;
import io.tailrace.admin.access.AuditTrail;
import io.tailrace.admin.access.Door;
import io.tailrace.operations.Bodies;
import io.tailrace.operations.Scene;
import io.tailrace.operations.audit.AuditLog;
import io.tailrace.receiver.jetty.HealthHandler;
import io.tailrace.server.telemetry.MetricsHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A probe that finds nobody would have the server restarted because people look at it. */
@Timeout(60)
class WaitingRequestsTest {
  @TempDir Path folder;
  private static final int MANY = ApiHandler.MOST_WAITING;

  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch inside = new CountDownLatch(64);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @Test
  void hundredsThatWaitForEventsHoldUpNobody() throws Exception {
    Scene scene = new Scene(folder);
    ApiHandler api = handler(new LocalApi(scene.parts(true)));
    try (AdminServer server = server(api)) {
      server.start();
      var waiting = asked(server, MANY, "/api/events?wait=20");
      while (api.waiting() < MANY) {
        Thread.onSpinWait();
      }
      othersAreAnswered(server);
      assertThat(status(server, "/api/events?wait=20")).isEqualTo(503);
      assertThat(status(server, "/api/events?wait=0")).isEqualTo(200);
      scene.receive(Bodies.opened("e1", "ada"));
      for (CompletableFuture<HttpResponse<String>> one : waiting) {
        assertThat(one.get().body()).contains("\"event_id\":\"e1\"");
      }
      assertThat(api.waiting()).isZero();
    }
  }

  @Test
  void whatTakesLongHoldsUpNobody() throws Exception {
    Api slow =
        request -> {
          if (request.path().equals("/api/export")) {
            await();
          }
          return ApiResponse.ok(Map.of());
        };
    try (AdminServer server = server(handler(slow))) {
      server.start();
      var running = asked(server, (int) inside.getCount(), "/api/export");
      inside.await();
      othersAreAnswered(server);
      goOn.countDown();
      for (CompletableFuture<HttpResponse<String>> one : running) {
        assertThat(one.get().statusCode()).isEqualTo(200);
      }
    }
  }

  /** Nobody waits on for a server that has stopped. */
  @Test
  void aServerThatStopsLetsThemGo() throws Exception {
    ApiHandler api = handler(new LocalApi(new Scene(folder).parts(true)));
    AdminServer server = server(api);
    server.start();
    var waiting = asked(server, 10, "/api/events?wait=20");
    while (api.waiting() < 10) {
      Thread.onSpinWait();
    }
    server.close();
    for (CompletableFuture<HttpResponse<String>> one : waiting) {
      assertThat(one.handle((answer, e) -> e != null || answer.statusCode() == 503).get()).isTrue();
    }
    assertThat(api.waiting()).isZero();
  }

  private List<CompletableFuture<HttpResponse<String>>> asked(
      AdminServer server, int times, String path) {
    List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      asked.add(client.sendAsync(ask(server, path), BodyHandlers.ofString()));
    }
    return asked;
  }

  private void othersAreAnswered(AdminServer server) throws Exception {
    assertThat(status(server, "/health/live")).isEqualTo(200);
    assertThat(status(server, "/metrics")).isEqualTo(200);
    assertThat(status(server, "/metrics/")).isEqualTo(404);
    assertThat(status(server, "/api/status")).isEqualTo(200);
  }

  private ApiHandler handler(Api api) {
    return new ApiHandler(
        new VisitorApi(api, new AuditTrail(new AuditLog(folder, InstantSource.system()))),
        new ApiAccess(
            new Door(AccessSettings.of("127.0.0.1"), () -> List.of("t"), InstantSource.system())));
  }

  private static AdminServer server(ApiHandler api) {
    return new AdminServer(
        "127.0.0.1",
        0,
        Map.of(
            "/api", api,
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
