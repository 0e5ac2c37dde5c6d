package io.tailrace.customerio.appapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers each request as its script says, and remembers what was asked. */
final class ScriptedApi implements AutoCloseable {
  static final String KEY = "app-key-0123456789abcdef";

  /** Each as {@code GET /v1/campaigns?…}, with the body behind a space if there is one. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  final List<String> authorizations = new CopyOnWriteArrayList<>();
  final JumpingTime time = new JumpingTime("2026-03-05T15:20:00Z");

  private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  ScriptedApi(Reply... replies) throws IOException {
    then(replies);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** What is done with a request. */
  interface Reply {
    void to(HttpExchange exchange) throws IOException;

    static Reply json(String body) {
      return status(200, body);
    }

    static Reply status(int status) {
      return status(status, "");
    }

    static Reply status(int status, String body) {
      return exchange -> {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
      };
    }

    static Reply redirect(String location) {
      return exchange -> {
        exchange.getResponseHeaders().set("Location", location);
        status(301).to(exchange);
      };
    }

    static Reply cut() {
      return HttpExchange::close;
    }

    static Reply silence() {
      return exchange -> {};
    }

    static Reply cutBody() {
      return exchange -> {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write("{\"messages\":[".getBytes(UTF_8));
        exchange.close();
      };
    }
  }

  ScriptedApi then(Reply... replies) {
    script.addAll(List.of(replies));
    return this;
  }

  AppApiSettings settings() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new AppApiSettings(new AppApiKey(KEY), url).withTime(time, time);
  }

  AppApiClient client() {
    return new AppApiClient(settings());
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    requests.add(body.isEmpty() ? line : line + " " + body);
    authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
    Reply reply = script.poll();
    (reply == null ? Reply.status(418) : reply).to(exchange);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
