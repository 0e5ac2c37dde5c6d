package io.tailrace.dashboard;

import io.tailrace.admin.AdminServer;
import io.tailrace.admin.EffectiveSettings;
import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.AccessSettings;
import io.tailrace.admin.access.AccessSettings.ProxyHeader;
import io.tailrace.admin.access.AddressRange;
import io.tailrace.admin.access.AuditTrail;
import io.tailrace.admin.access.Door;
import io.tailrace.admin.access.RoleGroups;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.audit.AuditLog;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A dashboard over HTTP, whose visitors say their role by a proxy's header. For one thread. */
final class OpenDashboard implements AutoCloseable {
  private final AdminServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  OpenDashboard(Path folder, Supplier<OperationContext> parts) throws IOException {
    Map<AccessRole, List<String>> groups =
        Stream.of(AccessRole.values())
            .collect(Collectors.toMap(Function.identity(), role -> List.of(role.word())));
    var header = new ProxyHeader("X-Person", Optional.of("X-Groups"), new RoleGroups(groups));
    var settings =
        new AccessSettings(
            "127.0.0.1",
            Optional.empty(),
            List.of(AddressRange.of("127.0.0.1")),
            Optional.of(header));
    InstantSource clock = InstantSource.system();
    var audit = new AuditTrail(new AuditLog(folder, clock));
    var door = new Door(settings, () -> List.of("token"), clock);
    server =
        new AdminServer(
            "127.0.0.1",
            0,
            Map.of("/", new DashboardHandler(parts, door, audit, EffectiveSettings.NONE, clock)));
    server.start();
  }

  URI address() {
    return server.address();
  }

  HttpRequest.Builder request(String path, AccessRole role) {
    return HttpRequest.newBuilder(server.address().resolve(path))
        .header("Accept", "text/html")
        .header("X-Person", "grace")
        .header("X-Groups", role.word());
  }

  HttpResponse<String> get(String path, AccessRole role) throws IOException, InterruptedException {
    return client.send(request(path, role).build(), BodyHandlers.ofString());
  }

  /** Of nobody. */
  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(server.address().resolve(path))
            .header("Accept", "text/html")
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  /** A stream; its status is there, and what comes is read from its body. */
  HttpResponse<InputStream> watch(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofInputStream());
  }

  @Override
  public void close() {
    client.shutdownNow();
    server.close();
  }
}
