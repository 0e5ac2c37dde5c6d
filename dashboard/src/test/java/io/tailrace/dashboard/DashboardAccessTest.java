package io.tailrace.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.AdminServer;
import io.tailrace.admin.EffectiveSettings;
import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.AccessSettings;
import io.tailrace.admin.access.AuditTrail;
import io.tailrace.admin.access.Door;
import io.tailrace.admin.access.EntryWay;
import io.tailrace.admin.access.Visitor;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.Scene;
import io.tailrace.operations.audit.AuditEntry;
import io.tailrace.operations.audit.AuditLog;
import io.tailrace.operations.audit.AuditQuestion;
import io.tailrace.operations.audit.AuditReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who comes to which page, by which way, and what the audit keeps of it. */
class DashboardAccessTest {
  private static final Pattern COOKIE = Pattern.compile("Set-Cookie: ([^;\r]*)([^\r]*)");
  @TempDir Path folder;
  private Door door;
  private OperationContext parts;
  private AdminServer server;

  @BeforeEach
  void start() throws Exception {
    parts = new Scene(folder).parts(true);
    door = new Door(AccessSettings.of("127.0.0.1"), () -> List.of("token"), InstantSource.system());
    var audit = new AuditTrail(new AuditLog(folder, InstantSource.system()));
    var handler =
        new DashboardHandler(
            () -> parts, door, audit, EffectiveSettings.NONE, InstantSource.system());
    server = new AdminServer("127.0.0.1", 0, Map.of("/", handler));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String code(AccessRole role) {
    return door.code(new Visitor("ann", role, EntryWay.LINK));
  }

  private String cookie(AccessRole role) throws IOException {
    Matcher set = COOKIE.matcher(post("/login", "code=" + code(role)));
    assertThat(set.find()).isTrue();
    return "Cookie: " + set.group(1);
  }

  @Test
  void theLinkShowsAFormAndSpendsNothing() throws IOException {
    String code = code(AccessRole.VIEWER);
    String form = get("/login");
    assertThat(form)
        .startsWith("HTTP/1.1 200")
        .contains("method=\"post\" action=\"/login\"", "name=\"code\"", "login.js")
        .contains("Content-Security-Policy: default-src 'none'", "Cache-Control: no-store");
    assertThat(get("/login?code=" + code)).startsWith("HTTP/1.1 200").doesNotContain("Set-Cookie");
    assertThat(post("/login", "code=" + code)).startsWith("HTTP/1.1 303").contains("Location: /");
  }

  @Test
  void aWrongCodeSaysWhatToDo() throws IOException {
    assertThat(post("/login", "code=wrong"))
        .startsWith("HTTP/1.1 401")
        .contains("tailrace dashboard")
        .doesNotContain("Set-Cookie");
    assertThat(post("/login", "")).startsWith("HTTP/1.1 401");
    assertThat(post("/login", "code=" + "x".repeat(100_000))).startsWith("HTTP/1.1 401");
  }

  @Test
  void whoIsLoggedInMayLogOut() throws IOException {
    String cookie = cookie(AccessRole.VIEWER);
    String page = get("/", cookie);
    assertThat(page).startsWith("HTTP/1.1 200").contains("action=\"/logout\"", ">ann<");
    assertThat(get("/logout", cookie)).doesNotContain("Set-Cookie");
    assertThat(get("/", cookie)).startsWith("HTTP/1.1 200");
    assertThat(post("/logout", "", cookie)).startsWith("HTTP/1.1 303").contains("Max-Age=0");
    assertThat(get("/", cookie)).startsWith("HTTP/1.1 401");
  }

  /** A link from elsewhere comes without the cookie; loaded again by our own page, with it. */
  @Test
  void aLinkFromElsewhereIsLoadedAgain() throws IOException {
    assertThat(get("/people/ada", "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 401")
        .contains("Refresh: 0");
    assertThat(get("/people/ada", "Sec-Fetch-Site: same-origin")).doesNotContain("Refresh:");
  }

  @Test
  void eachPageIsForItsRoleAndThoseAbove() throws Exception {
    List<PageRoute> routes = Pages.of(parts, EffectiveSettings.NONE, new PageRenderer()).routes();
    assertThat(routes).hasSizeGreaterThan(10);
    List<String> wrong = new ArrayList<>();
    for (AccessRole role : AccessRole.values()) {
      String cookie = cookie(role);
      for (PageRoute route : routes) {
        boolean may = role.mayActAs(route.needs());
        boolean forbidden = ask(route, cookie).startsWith("HTTP/1.1 403");
        if (may == forbidden) {
          wrong.add(route.method() + " " + route.path() + " " + role);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void nobodyElseSeesAPage() throws Exception {
    for (PageRoute route : Pages.of(parts, EffectiveSettings.NONE, new PageRenderer()).routes()) {
      assertThat(ask(route, "X-Nobody: 1")).as("%s", route.path()).startsWith("HTTP/1.1 401");
      assertThat(ask(route, "Authorization: Bearer wrong")).startsWith("HTTP/1.1 401");
    }
  }

  /** A form of another site sends the cookie of no Strict session, nor our header. */
  @Test
  void noChangeComesFromElsewhere() throws Exception {
    String cookie = cookie(AccessRole.ADMIN);
    for (PageRoute route : Pages.of(parts, EffectiveSettings.NONE, new PageRenderer()).routes()) {
      if (route.method().equals("POST")) {
        String path = path(route);
        assertThat(post(path, "", cookie, "X-Tailrace-Request: 1", "Sec-Fetch-Site: cross-site"))
            .as(path)
            .startsWith("HTTP/1.1 403");
        assertThat(post(path, "", cookie, "Sec-Fetch-Site: same-origin"))
            .as(path)
            .startsWith("HTTP/1.1 403");
      }
    }
  }

  @Test
  void theAuditKeepsLoginsLooksAndRefusals() throws Exception {
    String cookie = cookie(AccessRole.ANALYST);
    get("/", cookie);
    get("/dead-letters", cookie);
    post("/login", "code=wrong");
    get("/", "X-Nobody: 1");
    List<AuditEntry> kept = kept();
    assertThat(kept)
        .extracting(entry -> entry.who() + " " + entry.act() + " " + entry.outcome())
        .containsExactlyInAnyOrder(
            "ann POST /login done",
            "ann GET /dead-letters looked",
            "stranger at 127.0.0.1 POST /login refused",
            "stranger at 127.0.0.1 GET / refused");
  }

  @Test
  void theAuditKeepsAChangeFromAPage() throws Exception {
    String cookie = cookie(AccessRole.OPERATOR);
    String answer =
        post(
            "/dead-letters/discard",
            "ids=7&count=1",
            cookie,
            "X-Tailrace-Request: 1",
            "HX-Request: true",
            "Sec-Fetch-Site: same-origin");
    assertThat(kept())
        .filteredOn(entry -> entry.act().startsWith("POST /dead-letters"))
        .as(answer)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.who()).isEqualTo("ann");
              assertThat(entry.parameters()).containsEntry("ids", "7");
              assertThat(entry.outcome()).isIn("done", "failed");
            });
  }

  private List<AuditEntry> kept() throws Exception {
    Instant now = Instant.now();
    return new AuditReader(folder)
        .read(
            new AuditQuestion(
                now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)), null, null, 1_000))
        .entries();
  }

  private String ask(PageRoute route, String header) throws IOException {
    return route.method().equals("GET")
        ? get(path(route), header)
        : post(
            path(route),
            "dry_run=true",
            header,
            "X-Tailrace-Request: 1",
            "Sec-Fetch-Site: same-origin");
  }

  private static String path(PageRoute route) {
    return route.path().toString().replaceAll("[{}]", "");
  }

  private String get(String path, String... headers) throws IOException {
    return send("GET " + path, "", headers);
  }

  private String post(String path, String form, String... headers) throws IOException {
    return send("POST " + path, form, headers);
  }

  /** The head, and as much of the body as comes at once: a stream has no end. */
  private String send(String line, String body, String... headers) throws IOException {
    int port = server.address().getPort();
    String head =
        line
            + " HTTP/1.1\r\nHost: localhost:"
            + port
            + "\r\nAccept: text/html\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + String.join("\r\n", headers)
            + (headers.length == 0 ? "" : "\r\n")
            + "Content-Length: "
            + body.length()
            + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((head + body).getBytes(UTF_8));
      return new String(answer(socket), UTF_8);
    }
  }

  private static byte[] answer(Socket socket) throws IOException {
    byte[] first = socket.getInputStream().readNBytes(12);
    byte[] start = new byte[1 << 14];
    int read = socket.getInputStream().read(start);
    String begun = new String(first, UTF_8) + new String(start, 0, Math.max(read, 0), UTF_8);
    boolean stream = begun.contains("text/event-stream");
    byte[] rest = stream ? new byte[0] : socket.getInputStream().readAllBytes();
    return (begun + new String(rest, UTF_8)).getBytes(UTF_8);
  }
}
