package io.tailrace.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.access.AccessSettings;
import io.tailrace.admin.access.AuditTrail;
import io.tailrace.admin.access.Door;
import io.tailrace.operations.audit.AuditLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, byte by byte: what a browser, a stranger and a form can and cannot do. */
class ApiHandlerTest {
  @TempDir Path folder;
  private final List<ApiRequest> asked = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>(List.of("s3cret", "other"));
  private volatile ApiResponse answer;
  private AdminServer server;
  private int port;

  @BeforeEach
  void start() throws Exception {
    Api api =
        request -> {
          asked.add(request);
          if (request.path().equals("/api/broken")) {
            throw new IllegalStateException("a secret detail");
          }
          return answer == null ? ApiResponse.ok(Map.of("path", request.path())) : answer;
        };
    var handler =
        new ApiHandler(
            new VisitorApi(api, new AuditTrail(new AuditLog(folder, InstantSource.system()))),
            new ApiAccess(
                new Door(
                    AccessSettings.of("tailrace.internal"), () -> tokens, InstantSource.system())));
    server = new AdminServer("127.0.0.1", 0, Map.of("/api", handler));
    server.start();
    port = server.address().getPort();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answersWhoHasTheToken() throws IOException {
    String answer = get("/api/status?a=1&b=x%20y", "localhost:" + port, "Bearer s3cret");
    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("{\"path\":\"/api/status\"}");
    assertThat(asked)
        .singleElement()
        .satisfies(request -> assertThat(request.parameters()).containsEntry("b", "x y"));
    assertThat(get("/api/status", "localhost:" + port, "bearer other")).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Bearer s3cre", "Bearer s3crets", "Basic s3cret"})
  void refusesWhoHasNot(String authorization) throws IOException {
    String answer = get("/api/status", "localhost:" + port, authorization);
    assertThat(answer)
        .startsWith("HTTP/1.1 401")
        .contains("WWW-Authenticate: Bearer")
        .contains("{\"error\":");
    assertThat(asked).isEmpty();
  }

  /** Who has the answer already gets no body. */
  @Test
  void anAnswerIsSentOnceToWhoNamesItsTag() throws IOException {
    String first = get("/api/status", "localhost:" + port, "Bearer s3cret");
    String tag = first.lines().filter(line -> line.startsWith("ETag: ")).findFirst().orElseThrow();
    String held = "Bearer s3cret\r\nIf-None-Match: \"other\", " + tag.substring(6);
    assertThat(get("/api/status", "localhost:" + port, held))
        .startsWith("HTTP/1.1 304")
        .contains(tag)
        .doesNotContain("path");
    answer = ApiResponse.ok(Map.of("path", "changed"));
    assertThat(get("/api/status", "localhost:" + port, held))
        .startsWith("HTTP/1.1 200")
        .doesNotContain(tag);
    answer = ApiResponse.error(404, "none");
    assertThat(get("/api/status", "localhost:" + port, held))
        .startsWith("HTTP/1.1 404")
        .doesNotContain("ETag");
  }

  @Test
  void readsTheTokenAtEachRequest() throws IOException {
    tokens.remove("s3cret");
    assertThat(get("/api/status", "localhost:" + port, "Bearer s3cret")).startsWith("HTTP/1.1 401");
    tokens.clear();
    assertThat(get("/api/status", "localhost:" + port, "Bearer ")).startsWith("HTTP/1.1 401");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "[::1]", "tailrace.internal"})
  void knowsItsOwnNames(String host) throws IOException {
    assertThat(get("/api/status", host + ":" + port, "Bearer s3cret")).startsWith("HTTP/1.1 200");
  }

  /** A page whose name was pointed at this machine would send its own name. */
  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example:PORT", "localhost", "localhost:1", "127.0.0.1.evil.example:PORT"})
  void refusesAnyOtherHost(String host) throws IOException {
    String answer =
        get("/api/status", host.replace("PORT", Integer.toString(port)), "Bearer s3cret");
    assertThat(answer).startsWith("HTTP/1.1 421").contains("{\"error\":");
    assertThat(asked).isEmpty();
  }

  @Test
  void sendsNoCorsHeaders() throws IOException {
    String preflight =
        send(
            "OPTIONS /api/sql HTTP/1.1",
            "Host: localhost:" + port,
            "Origin: http://evil.example",
            "Access-Control-Request-Method: POST");
    assertThat(preflight).startsWith("HTTP/1.1 401").doesNotContainIgnoringCase("access-control");
  }

  @Test
  void takesAChangeThatAFormCannotSend() throws IOException {
    String answer = post("{\"a\":[1]}", "X-Tailrace-Request: 1", "Content-Type: application/json");
    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(asked.get(0).body().at("/a/0").asInt()).isEqualTo(1);
  }

  @Test
  void refusesAChangeThatAFormCouldSend() throws IOException {
    assertThat(post("{}", "Content-Type: application/json")).startsWith("HTTP/1.1 403");
    assertThat(post("{}", "X-Tailrace-Request: 1", "Content-Type: text/plain"))
        .startsWith("HTTP/1.1 415");
    assertThat(post("{}", "X-Tailrace-Request: 1")).startsWith("HTTP/1.1 415");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "\"x\"", "{", "{\"a\":1} x", "\u00ff"})
  void refusesABodyThatIsNoObject(String body) throws IOException {
    String answer = post(body, "X-Tailrace-Request: 1", "Content-Type: application/json");
    assertThat(answer).startsWith(body.isEmpty() ? "HTTP/1.1 200" : "HTTP/1.1 400");
  }

  @Test
  void refusesABodyOfUnknownOrLargeSize() throws IOException {
    String large =
        send(
            "POST /api/sql HTTP/1.1",
            "Host: localhost:" + port,
            "Authorization: Bearer s3cret",
            "X-Tailrace-Request: 1",
            "Content-Type: application/json",
            "Content-Length: 1048577");
    assertThat(large).startsWith("HTTP/1.1 413");
    String chunked =
        send(
            "POST /api/sql HTTP/1.1",
            "Host: localhost:" + port,
            "Authorization: Bearer s3cret",
            "X-Tailrace-Request: 1",
            "Content-Type: application/json",
            "Transfer-Encoding: chunked");
    assertThat(chunked).startsWith("HTTP/1.1 411");
    assertThat(asked).isEmpty();
  }

  @Test
  void saysNothingOfItsInside() throws IOException {
    String broken = get("/api/broken", "localhost:" + port, "Bearer s3cret");
    assertThat(broken)
        .startsWith("HTTP/1.1 500")
        .contains("{\"error\":")
        .doesNotContain("secret detail")
        .doesNotContain("Exception")
        .doesNotContainIgnoringCase("jetty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/apis", "/api%2Fstatus", "/%2e%2e", "/%zz", "/api/%zz", "/api/%ff"})
  void answersInJsonWhateverThePath(String path) throws IOException {
    assertThat(get(path, "localhost:" + port, "Bearer s3cret"))
        .containsPattern("^HTTP/1.1 40[04]")
        .contains("{\"error\":")
        .doesNotContainIgnoringCase("jetty");
  }

  /** What is encoded in a path belongs to an id: it parts no segments, nor goes up. */
  @ParameterizedTest
  @ValueSource(strings = {"/api/..%2f", "/api/a%2Fb", "/api/%2e%2e", "/api/a%25%3Bb", "/api/%00"})
  void aPathIsHandedOnAsItWasSent(String path) throws IOException {
    get(path, "localhost:" + port, "Bearer s3cret");
    assertThat(asked).allSatisfy(request -> assertThat(request.path()).isEqualTo(path));
    assertThat(get(path, "localhost:" + port, "Bearer other-s3cret"))
        .doesNotContain("HTTP/1.1 200");
  }

  @Test
  void namesTheMethodsThatWouldDo() throws IOException {
    answer = ApiResponse.wrongMethod("not so", List.of("POST", "POST", "GET"));
    assertThat(get("/api/sql", "localhost:" + port, "Bearer s3cret"))
        .startsWith("HTTP/1.1 405")
        .contains("Allow: POST, GET\r\n")
        .endsWith("{\"error\":\"not so\"}");
  }

  private String get(String path, String host, String authorization) throws IOException {
    return send("GET " + path + " HTTP/1.1", "Host: " + host, "Authorization: " + authorization);
  }

  private String post(String body, String... headers) throws IOException {
    String head =
        "POST /api/sql HTTP/1.1\r\nHost: localhost:%s\r\nAuthorization: Bearer s3cret\r\n%s\r\nContent-Length: %s"
            .formatted(
                port,
                String.join("\r\n", headers),
                body.getBytes(StandardCharsets.ISO_8859_1).length);
    return exchange(head + "\r\nConnection: close\r\n\r\n" + body);
  }

  private String send(String... lines) throws IOException {
    return exchange(String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
  }

  private String exchange(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
