package io.tailrace.sink.bigquery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives tokens out, to a service account that signed its request and, as Google's machines have it,
 * to whoever asks for the machine's own. Safe for use by many threads.
 */
final class TokenServer implements AutoCloseable {
  private static final String TOKEN =
      "{\"access_token\":\"a-token\",\"expires_in\":3600,\"token_type\":\"Bearer\"}";
  private final AtomicInteger tokens = new AtomicInteger();
  private final HttpServer server;

  private TokenServer(HttpServer server) {
    this.server = server;
  }

  static TokenServer start() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    TokenServer tokens = new TokenServer(HttpServer.create(anyPort, 0));
    tokens.server.createContext("/", tokens::answer);
    tokens.server.start();
    return tokens;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      boolean asksForToken = exchange.getRequestURI().getPath().endsWith("/token");
      exchange.getResponseHeaders().set("Metadata-Flavor", "Google");
      exchange
          .getResponseHeaders()
          .set("Content-Type", asksForToken ? "application/json" : "application/text");
      byte[] body = (asksForToken ? TOKEN : "googleapis.com").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      if (asksForToken) {
        tokens.incrementAndGet();
      }
    }
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  int given() {
    return tokens.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
