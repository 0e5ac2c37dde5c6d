package io.tailrace.admin.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.admin.AdminServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A door in a real server, asked byte by byte, with a clock that is set by hand. */
final class DoorTrial implements AutoCloseable {
  static final String TOKEN = "s3cret";
  private static final Pattern COOKIE = Pattern.compile("Set-Cookie: ([^;\r]*)([^\r]*)");

  final Door door;
  private final AdminServer server;
  private final int port;
  private volatile Instant now = Instant.parse("2026-11-30T12:00:00Z");

  DoorTrial(AccessSettings settings) throws IOException {
    InstantSource clock = () -> now;
    door = new Door(settings, () -> List.of(TOKEN), clock);
    server = new AdminServer("127.0.0.1", 0, Map.of("/login", new Asking(), "/page", new Asking()));
    server.start();
    port = server.address().getPort();
  }

  int port() {
    return port;
  }

  void advance(Duration by) {
    now = now.plus(by);
  }

  /** Says who it is; a {@code POST} of {@code /login} has the code as its body. */
  private final class Asking extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      Admission admission =
          request.getMethod().equals("POST") && Request.getPathInContext(request).equals("/login")
              ? loggedIn(request, response)
              : admitted(request);
      response.setStatus(admission.status());
      Visitor who = admission.visitor();
      String text =
          who == null ? admission.reason() : who.name() + " " + who.role().word() + " " + who.how();
      Content.Sink.write(response, true, text, callback);
      return true;
    }
  }

  private Admission loggedIn(Request request, Response response) throws IOException {
    if (request.getHeaders().contains("X-Log-Out")) {
      response.getHeaders().put(HttpHeader.SET_COOKIE, door.logOut(request));
      return Admission.refused(200, "bye");
    }
    Door.Login login = door.logIn(request, Content.Source.asString(request, UTF_8));
    if (!login.cookie().isEmpty()) {
      response.getHeaders().put(HttpHeader.SET_COOKIE, login.cookie());
    }
    return login.admission();
  }

  private Admission admitted(Request request) {
    Admission admission = door.admit(request);
    return admission.admitted() && request.getMethod().equals("POST")
        ? door.refusalOfChange(request, admission.visitor()).orElse(admission)
        : admission;
  }

  String get(String... headers) throws IOException {
    return send("GET", "/page", "", headers);
  }

  String change(String... headers) throws IOException {
    return send("POST", "/page", "", headers);
  }

  String logIn(String code, String... headers) throws IOException {
    return send("POST", "/login", code, headers);
  }

  /** Each header a line; without a {@code Host}, its own is sent. */
  private String send(String method, String path, String body, String... headers)
      throws IOException {
    boolean named = Stream.of(headers).anyMatch(it -> it.startsWith("Host:"));
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\n"
            + (named ? "" : "Host: localhost:" + port + "\r\n")
            + Stream.of(headers).map(it -> it + "\r\n").collect(Collectors.joining());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      String whole = head + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write((whole + body).getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  /** Name and value, as a browser sends them back. */
  static String cookie(String answer) {
    return "Cookie: " + cookieParts(answer).group(1);
  }

  static String attributes(String answer) {
    return cookieParts(answer).group(2);
  }

  private static Matcher cookieParts(String answer) {
    Matcher parts = COOKIE.matcher(answer);
    if (!parts.find()) {
      throw new AssertionError("no cookie in " + answer);
    }
    return parts;
  }

  static int status(String answer) {
    return Integer.parseInt(answer.substring(9, 12));
  }

  @Override
  public void close() {
    server.close();
  }
}
