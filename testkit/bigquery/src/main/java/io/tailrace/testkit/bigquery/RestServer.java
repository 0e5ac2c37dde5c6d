package io.tailrace.testkit.bigquery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** The REST API on a loopback port. Safe for use by many threads. */
final class RestServer implements AutoCloseable {
  private static final String BASE = "/bigquery/v2/";

  static {
    // It writes head and body apart; without this, each answer waits 40 ms for the caller's ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final RestApi api;
  private final FaultyCalls calls;

  private RestServer(HttpServer server, RestApi api, FaultyCalls calls) {
    this.server = server;
    this.api = api;
    this.calls = calls;
  }

  static RestServer start(RestApi api, FaultyCalls calls) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RestServer started = new RestServer(server, api, calls);
    server.createContext(BASE, started::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return started;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        RestApi.Request request = request(exchange);
        answer(exchange, 200, calls.call(name(request), () -> api.answer(request), this::failure));
      } catch (RestError e) {
        answer(exchange, e.status(), e.body());
      }
    }
  }

  private static String name(RestApi.Request request) {
    return request.path().contains("queries") ? "query" : "table";
  }

  private RestError failure(Fault fault) {
    return switch (fault) {
      case QUOTA -> new RestError(403, "rateLimitExceeded", "Simulated: Exceeded rate limits");
      case PERMISSION ->
          new RestError(
              403, "accessDenied", "Simulated: Access Denied: User does not have permission");
      default -> new RestError(503, "backendError", "Simulated: " + fault);
    };
  }

  private static RestApi.Request request(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    List<String> path = List.of(uri.getPath().substring(BASE.length()).split("/", -1));
    String text = new String(body(exchange).readAllBytes(), UTF_8);
    JsonObject body =
        text.isEmpty() ? new JsonObject() : JsonParser.parseString(text).getAsJsonObject();
    String method = exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override");
    return new RestApi.Request(
        method == null ? exchange.getRequestMethod() : method, path, query(uri), body);
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    return zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> all = new HashMap<>();
    String text = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    for (String pair : List.of(text.split("&", -1))) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        all.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return all;
  }

  private static void answer(HttpExchange exchange, int status, JsonObject body)
      throws IOException {
    byte[] bytes = body.toString().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
