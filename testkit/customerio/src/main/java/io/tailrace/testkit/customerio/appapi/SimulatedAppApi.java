package io.tailrace.testkit.customerio.appapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tailrace.testkit.customerio.JsonText;
import io.tailrace.testkit.customerio.WorkspaceHistory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Customer.io's App API over HTTP on this machine: what a workspace's history tells, by the rules
 * of the App API reference. Safe to share between threads.
 */
public final class SimulatedAppApi implements AutoCloseable {
  private final Rules rules;
  private final RequestRate rate;
  private final List<Route> routes;
  private final WebhookEndpoints webhooks = new WebhookEndpoints();
  private final Queue<AppApiFault> faults = new ConcurrentLinkedQueue<>();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong limited = new AtomicLong();
  private final Consumer<String> listener;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /** Begins to serve. */
  public SimulatedAppApi(WorkspaceHistory history, Rules rules) throws IOException {
    this(history, rules, request -> {});
  }

  /**
   * Begins to serve.
   *
   * @param listener is told of each request, as {@code GET /v1/campaigns?…}, before it is answered
   */
  public SimulatedAppApi(WorkspaceHistory history, Rules rules, Consumer<String> listener)
      throws IOException {
    this.rules = rules;
    this.listener = listener;
    this.rate = new RequestRate(rules.requestsPerSecond(), rules.clock());
    this.routes =
        Stream.of(
                new MetricsEndpoints(history, rules.clock()).routes(),
                new MessagesEndpoints(history, rules).routes(),
                new NamesEndpoints(history, rules).routes(),
                new SuppressionEndpoints(history).routes(),
                webhooks.routes())
            .flatMap(some -> some)
            .toList();
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), rules.port()), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** To give to a client as its base URL. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Each of them happens to one of the next requests, in this order. */
  public void failNext(AppApiFault... next) {
    faults.addAll(List.of(next));
  }

  /** What the page of a reporting webhook shows; null = there is no such webhook. */
  public String signingKey(long webhookId) {
    return webhooks.signingKey(webhookId);
  }

  /** Besides those of the reference, reporting webhooks can be subscribed to this event. */
  public void learnEvent(String event) {
    webhooks.learn(event);
  }

  /** Requests so far. */
  public long requests() {
    return requests.get();
  }

  /** Of them, those that were over the limit. */
  public long limited() {
    return limited.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    listener.accept(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    AppApiFault fault = faults.poll();
    if (fault != null) {
      exchange.getRequestBody().readAllBytes();
      fault.happen(exchange);
    } else if (!rate.admit()) {
      limited.incrementAndGet();
      AppApiFault.status(429).happen(exchange);
    } else {
      answer(exchange);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    try {
      ApiRequest request =
          ApiRequest.of(exchange.getRequestMethod(), exchange.getRequestURI(), body);
      authorize(exchange, request);
      send(exchange, 200, route(request));
    } catch (ApiError error) {
      send(exchange, error.status, error.body);
    } catch (RuntimeException bug) {
      // Otherwise the client would only see a connection that ends.
      send(exchange, 500, Map.of("meta", Map.of("error", "the simulation failed: " + bug)));
    }
  }

  /** "No authentication is required" for the addresses alone (App API reference, Info). */
  private void authorize(HttpExchange exchange, ApiRequest request) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    boolean open = request.path().equals("/v1/info/ip_addresses");
    if (!open && !("Bearer " + rules.key()).equals(given)) {
      throw ApiError.of(401, "unauthorized");
    }
  }

  private Object route(ApiRequest request) {
    for (Route route : routes) {
      ApiRequest matched = route.match(request);
      if (matched != null) {
        return route.answer().apply(matched);
      }
    }
    throw ApiError.meta(404, "not found");
  }

  @SuppressWarnings("unchecked") // Every endpoint answers an object or nothing.
  private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
    if (answer == null) {
      AppApiFault.status(status).happen(exchange);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    String text = new String(JsonText.bytes((Map<String, Object>) answer), UTF_8);
    AppApiFault.body(status, text).happen(exchange);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
