package io.tailrace.sink.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver of forwards on this machine, which answers as it is told. Safe for use by threads. */
final class HttpEndpoint implements AutoCloseable {
  /** One call as it came in. */
  record Received(String path, Map<String, List<String>> headers, byte[] body) {
    String header(String name) {
      return headers.entrySet().stream()
          .filter(one -> one.getKey().equalsIgnoreCase(name))
          .map(one -> one.getValue().get(0))
          .findFirst()
          .orElse(null);
    }
  }

  /** What is answered. */
  record Reply(int status, Map<String, String> headers, String body) {
    static final Reply OK = of(204);

    static Reply of(int status) {
      return new Reply(status, Map.of(), "");
    }
  }

  /** Decides what to answer. */
  interface Replying {
    Reply to(Received received) throws InterruptedException;
  }

  final List<Received> received = new CopyOnWriteArrayList<>();
  final AtomicInteger atOnce = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  private final HttpServer server;
  private volatile Replying replying = call -> Reply.OK;

  HttpEndpoint() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  HttpEndpoint answering(Replying how) {
    replying = how;
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    int now = atOnce.incrementAndGet();
    mostAtOnce.accumulateAndGet(now, Math::max);
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Received call =
          new Received(
              exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), body);
      Reply reply = replying.to(call);
      received.add(call);
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      byte[] answer = reply.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(reply.status(), answer.length == 0 ? -1 : answer.length);
      if (answer.length > 0) {
        exchange.getResponseBody().write(answer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      atOnce.decrementAndGet();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
