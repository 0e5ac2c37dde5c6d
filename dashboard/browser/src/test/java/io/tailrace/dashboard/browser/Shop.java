package io.tailrace.dashboard.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.FeedPath;
import io.tailrace.customerio.Signer;
import io.tailrace.customerio.SigningKey;
import io.tailrace.demo.HouseRule;
import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.server.ServerFile;
import io.tailrace.server.Tailrace;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Loaded;
import io.tailrace.server.config.Role;
import io.tailrace.testkit.customerio.Mistakes;
import io.tailrace.testkit.customerio.Sender;
import io.tailrace.testkit.customerio.SimulatedEvent;
import io.tailrace.testkit.customerio.TrafficPlan;
import io.tailrace.testkit.customerio.Workspace;
import io.tailrace.testkit.customerio.WorkspaceHistory;
import io.tailrace.testkit.customerio.appapi.Rules;
import io.tailrace.testkit.customerio.appapi.SimulatedAppApi;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole server in this process, with an invented shop's weeks in it or with nothing. For one
 * thread.
 */
final class Shop implements AutoCloseable {
  private static final String KEY = "signing-key-of-the-shop";
  private static final String APP_API_KEY = "app-api-key-of-the-shop";
  private static final int CALLS_AT_A_TIME = 8;
  private static final int PATIENCE_MILLIS = 60_000;
  private static Shop shared;

  private final HttpClient client = HttpClient.newHttpClient();
  private final WorkspaceHistory history = new WorkspaceHistory(50_000);
  private final SimulatedAppApi appApi;
  private final Path folder;
  private final Tailrace server;
  private final ServerFile file;

  private Shop(Path folder, ShopEngines engines) throws Exception {
    this.folder = folder;
    this.appApi = new SimulatedAppApi(history, new Rules(APP_API_KEY));
    this.server =
        Tailrace.start(
            configuration(folder, engines),
            Role.ALL,
            ListeningSocket.own("127.0.0.1", 0),
            InstantSource.system());
    server.awaitAdmin();
    this.file = ServerFile.read(folder).orElseThrow();
  }

  private Configuration configuration(Path folder, ShopEngines engines) throws Exception {
    Path yaml = folder.resolve("shop.yaml");
    Files.writeString(
        yaml,
        """
        host: 127.0.0.1
        port: 0
        admin-port: 0
        data-dir: "%s"
        drain: 0s
        signing-keys: %s
        app-api-key: %s
        app-api-url: %s
        """
                .formatted(folder, KEY, APP_API_KEY, appApi.url())
            + engines.settings(folder));
    Loaded loaded = ConfigurationLoader.load(Optional.of(yaml), Map.of());
    if (loaded.configuration() == null) {
      throw new IllegalStateException(loaded.problems().toString());
    }
    return loaded.configuration();
  }

  /** One that nothing was ever sent to. */
  static Shop empty(ShopEngines engines) throws Exception {
    return new Shop(Files.createTempDirectory("tailrace-shop-"), engines);
  }

  /** One that some weeks were sent to. */
  static Shop busy(ShopEngines engines, long events) throws Exception {
    Shop shop = empty(engines);
    HouseRule rule = shop.rule(engines);
    Instant now = Instant.now();
    shop.send(Mistakes.some(7, now).iterator());
    TrafficPlan plan = TrafficPlan.weeksEndingAt(7, events, now, Duration.ofDays(21));
    shop.send(shop.history.recording(Workspace.stream(plan.withBodyContent())));
    shop.awaitSinks();
    if (rule != null) {
      rule.lift();
    }
    return shop;
  }

  /** So that there are dead letters; null = not on these engines. */
  private HouseRule rule(ShopEngines engines) throws Exception {
    awaitSinks();
    return engines == ShopEngines.EMBEDDED ? HouseRule.in(folder) : null;
  }

  /** The same for all test classes. */
  static synchronized Shop shared() throws Exception {
    if (shared == null) {
      shared = busy(ShopEngines.EMBEDDED, 4_000);
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "shop-end"));
    }
    return shared;
  }

  /** Several at a time, so that nobody waits weeks for weeks. */
  private void send(Iterator<SimulatedEvent> events) throws InterruptedException {
    Queue<SimulatedEvent> left = new ConcurrentLinkedQueue<>();
    events.forEachRemaining(left::add);
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < CALLS_AT_A_TIME; i++) {
      Sender sender = new Sender(new Sender.Settings(endpoint(), KEY));
      Iterator<SimulatedEvent> mine =
          Stream.generate(left::poll).takeWhile(Objects::nonNull).iterator();
      senders.add(Thread.ofPlatform().start(() -> sender.send(mine)));
    }
    for (Thread sender : senders) {
      sender.join();
    }
  }

  private URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port())
        .resolve(FeedPath.of(FeedPath.DEFAULT_FEED));
  }

  /** Posts a body, signed; it must be taken. */
  void post(String body) throws IOException, InterruptedException {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    byte[] bytes = body.getBytes(UTF_8);
    int status =
        client
            .send(
                HttpRequest.newBuilder(endpoint())
                    .header("X-CIO-Timestamp", timestamp)
                    .header("X-CIO-Signature", Signer.sign(new SigningKey(KEY), timestamp, bytes))
                    .POST(BodyPublishers.ofByteArray(bytes))
                    .build(),
                BodyHandlers.discarding())
            .statusCode();
    if (status != 200) {
      throw new IOException("The shop's server answered " + status + " to " + body);
    }
  }

  /** Waits until each sink has had all that there is. */
  void awaitSinks() throws IOException, InterruptedException {
    long until = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!sinksAreLevel()) {
      if (System.currentTimeMillis() > until) {
        throw new IOException("The sinks do not catch up: " + api("/api/status"));
      }
      Thread.sleep(50);
    }
  }

  private boolean sinksAreLevel() throws IOException, InterruptedException {
    JsonNode sinks = JsonMapper.shared().readTree(api("/api/status")).path("sinks");
    boolean level = !sinks.isEmpty();
    for (JsonNode sink : sinks) {
      level &= sink.path("state").asString().equals("running") && sink.path("lag").asInt(1) == 0;
    }
    return level;
  }

  URI page(String path) {
    return URI.create(file.admin() + path);
  }

  String token() {
    return file.token();
  }

  /** What {@code /api} answers, as text. */
  String api(String pathAndQuery) throws IOException, InterruptedException {
    return client.send(asking(pathAndQuery), BodyHandlers.ofString()).body();
  }

  /** A link that logs one browser in, once. */
  String link(String role) throws IOException, InterruptedException {
    HttpRequest question =
        HttpRequest.newBuilder(page("/api/dashboard/links"))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .header("X-Tailrace-Request", "1")
            .POST(BodyPublishers.ofString("{\"role\":\"" + role + "\"}"))
            .build();
    String answer = client.send(question, BodyHandlers.ofString()).body();
    return JsonMapper.shared().readTree(answer).path("url").asString();
  }

  /** The first row that the database gives; empty if there is none. */
  List<String> firstRow(String sql) throws IOException, InterruptedException {
    HttpRequest question =
        HttpRequest.newBuilder(page("/api/sql"))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .header("X-Tailrace-Request", "1")
            .POST(
                BodyPublishers.ofString(
                    JsonMapper.shared().writeValueAsString(Map.of("on", "database", "query", sql))))
            .build();
    List<String> values = new ArrayList<>();
    JsonMapper.shared()
        .readTree(client.send(question, BodyHandlers.ofString()).body())
        .path("rows")
        .path(0)
        .forEach(value -> values.add(value.asString()));
    return values;
  }

  /** The first id that a list of {@code /api} has; 1 if it has none. */
  String firstId(String path) throws IOException, InterruptedException {
    for (JsonNode list : JsonMapper.shared().readTree(api(path))) {
      if (list.isArray() && !list.isEmpty()) {
        return list.get(0).path("id").asString();
      }
    }
    return "1";
  }

  /** Whether it is a page, and not a part that a page takes in later. */
  boolean isWhole(String path) throws IOException, InterruptedException {
    return api(path).startsWith("<!doctype html>");
  }

  /** The answer without its body, which may never end. */
  HttpResponse<?> head(String path) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = client.send(asking(path), BodyHandlers.ofInputStream());
    answer.body().close();
    return answer;
  }

  private HttpRequest asking(String pathAndQuery) {
    return HttpRequest.newBuilder(page(pathAndQuery))
        .header("Authorization", "Bearer " + token())
        .header("Accept", "text/html,application/json")
        .build();
  }

  @Override
  public void close() {
    server.close();
    appApi.close();
  }
}
