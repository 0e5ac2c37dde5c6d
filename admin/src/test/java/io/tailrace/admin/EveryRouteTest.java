package io.tailrace.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.AccessSettings;
import io.tailrace.admin.access.AccessSettings.ProxyHeader;
import io.tailrace.admin.access.AddressRange;
import io.tailrace.admin.access.AuditTrail;
import io.tailrace.admin.access.Door;
import io.tailrace.admin.access.RoleGroups;
import io.tailrace.operations.audit.AuditLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each route, asked over HTTP by each role, by nobody, and by a program. */
class EveryRouteTest {
  @TempDir Path folder;
  private final List<ApiRequest> answered = new CopyOnWriteArrayList<>();
  private AdminServer server;

  @BeforeEach
  void start() throws IOException {
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
    Api api =
        request -> {
          answered.add(request);
          return ApiResponse.ok(Map.of());
        };
    var door = new Door(settings, () -> List.of("token"), InstantSource.system());
    var handler =
        new ApiHandler(
            new VisitorApi(api, new AuditTrail(new AuditLog(folder, InstantSource.system()))),
            new ApiAccess(door));
    server = new AdminServer("127.0.0.1", 0, Map.of("/api", handler));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void eachRoleAsksWhatItMayAndNothingElse() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Endpoint<?> endpoint : Endpoints.all()) {
      for (AccessRole role : AccessRole.values()) {
        boolean may = endpoint.access().role().compareTo(role) <= 0;
        int expected = may && !endpoint.access().byTokenAlone() ? 200 : 403;
        int status = ask(endpoint, "X-Person: ann", "X-Groups: " + role.word());
        if (status != expected) {
          wrong.add(endpoint.method() + " " + endpoint.path() + " " + role + ": " + status);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(answered).hasSizeBetween(1, Endpoints.all().size() * 4 - 1);
  }

  @Test
  void aProgramWithTheTokenAsksAll() throws IOException {
    for (Endpoint<?> endpoint : Endpoints.all()) {
      assertThat(ask(endpoint, "Authorization: Bearer token"))
          .as("%s", endpoint.path())
          .isEqualTo(200);
    }
    assertThat(answered).hasSameSizeAs(Endpoints.all());
  }

  @Test
  void nobodyElseAsksAnything() throws IOException {
    for (Endpoint<?> endpoint : Endpoints.all()) {
      assertThat(ask(endpoint)).as("%s", endpoint.path()).isEqualTo(401);
      assertThat(ask(endpoint, "Authorization: Bearer wrong")).isEqualTo(401);
      assertThat(ask(endpoint, "X-Person: ann", "X-Groups: others")).isEqualTo(403);
    }
    assertThat(answered).isEmpty();
  }

  /** What changes something is for operators at least; files that are handed over do not last. */
  @Test
  void noChangeIsForLess() {
    assertThat(Endpoints.all())
        .filteredOn(
            it ->
                !it.reads()
                    && !it.equals(Endpoints.EXPORT_FILES)
                    && !ApiRequest.post(it.path().toString(), ApiRequest.empty()).onlyReads())
        .isNotEmpty()
        .allSatisfy(
            it ->
                assertThat(it.access().role())
                    .as("%s", it.path())
                    .isGreaterThanOrEqualTo(AccessRole.OPERATOR));
  }

  private int ask(Endpoint<?> endpoint, String... headers) throws IOException {
    int port = server.address().getPort();
    String path = endpoint.path().toString().replaceAll("[{}]", "");
    List<String> lines = new ArrayList<>();
    lines.add(endpoint.method() + " " + path + " HTTP/1.1");
    lines.add("Host: localhost:" + port);
    lines.add("X-Tailrace-Request: 1");
    lines.add("Sec-Fetch-Site: same-origin");
    lines.add("Content-Type: application/json");
    lines.add("Content-Length: " + (endpoint.reads() ? 0 : 2));
    lines.add("Connection: close");
    lines.addAll(List.of(headers));
    String head = String.join("\r\n", lines) + "\r\n\r\n" + (endpoint.reads() ? "" : "{}");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }
}
