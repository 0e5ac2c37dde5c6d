package io.tailrace.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.customerio.SignatureVerifier;
import io.tailrace.customerio.Signer;
import io.tailrace.customerio.SigningKey;
import io.tailrace.testkit.log.InMemoryLog;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receiving is one call for whatever server: here the JDK's own, with a body as a stream. */
class AnyServerTest {
  private static final SigningKey KEY = new SigningKey("a-key-for-tests");
  private static final String EVENT =
      "{\"event_id\":\"01A\",\"object_type\":\"email\",\"metric\":\"opened\",\"timestamp\":1700000000,\"data\":{}}";

  @TempDir Path folder;
  private final InMemoryLog log = new InMemoryLog(InstantSource.system());
  private WebhookEndpoint endpoint;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    Feed feed = new Feed("default", SignatureVerifier.of(KEY.text()));
    endpoint =
        new WebhookEndpoint(
            ReceiverLimits.DEFAULT,
            folder,
            name -> Optional.of(feed).filter(one -> one.name().equals(name)),
            log,
            new WebhookEndpoint.Watch(RequestListener.NONE, InstantSource.system()));
    endpoint.prepare();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      WebhookAnswer answer = endpoint.receive(new JdkRequest(exchange)).answer();
      byte[] json = new byte[answer.json().remaining()];
      answer.json().get(json);
      answer.allow().ifPresent(methods -> exchange.getResponseHeaders().set("Allow", methods));
      exchange.sendResponseHeaders(answer.status(), json.length);
      try (OutputStream body = exchange.getResponseBody()) {
        body.write(json);
      }
    } catch (BrokenRequestException e) {
      // Nobody waits for an answer: closing the exchange is all there is to do.
      exchange.close();
    }
  }

  /** What the JDK's server knows of a request. */
  private static final class JdkRequest implements IncomingRequest {
    private final long began = System.nanoTime();
    private final HttpExchange exchange;
    private final StreamInput body;

    JdkRequest(HttpExchange exchange) {
      this.exchange = exchange;
      this.body = new StreamInput(exchange.getRequestBody());
    }

    @Override
    public String method() {
      return exchange.getRequestMethod();
    }

    @Override
    public String path() {
      return exchange.getRequestURI().getPath();
    }

    @Override
    public String rawPath() {
      return exchange.getRequestURI().getRawPath();
    }

    @Override
    public String header(String name) {
      return exchange.getRequestHeaders().getFirst(name);
    }

    @Override
    public long declaredLength() {
      String length = header("Content-Length");
      return length == null ? -1 : Long.parseLong(length);
    }

    @Override
    public long beganNanoTime() {
      return began;
    }

    @Override
    public BodyInput body() {
      return body;
    }
  }

  @Test
  void aSignedEventIsKeptOnce() throws Exception {
    assertThat(post("/webhooks/customerio", KEY, EVENT)).isEqualTo("200 {\"processed\":1}");
    assertThat(post("/webhooks/customerio/", KEY, EVENT))
        .isEqualTo("200 {\"processed\":0,\"duplicates\":1}");
    assertThat(kept()).isEqualTo(List.of(EVENT));
  }

  @Test
  void aBodyLargerThanOnePartWaitsOnDiskAndIsKeptWhole() throws Exception {
    String large = EVENT.replace("{}", "{\"subject\":\"" + "x".repeat(600_000) + "\"}");
    assertThat(post("/webhooks/customerio", KEY, large)).isEqualTo("200 {\"processed\":1}");
    assertThat(kept()).isEqualTo(List.of(large));
    assertThat(endpoint.heldBytes()).isEqualTo(new HeldBytes(0, 0));
  }

  @Test
  void aStrangerAndAnUnknownPathAreRefused() throws Exception {
    assertThat(post("/webhooks/customerio", new SigningKey("another"), EVENT)).startsWith("401 ");
    assertThat(post("/webhooks/customerio/other", KEY, EVENT)).startsWith("404 ");
    assertThat(kept()).isEmpty();
  }

  private List<String> kept() throws Exception {
    return log.reader().read(0, 0, new ReadLimit(10, 10 << 20)).stream()
        .map(LogRecord::body)
        .map(body -> new String(body, UTF_8))
        .toList();
  }

  private String post(String path, SigningKey key, String body) throws Exception {
    String time = Long.toString(Instant.now().getEpochSecond());
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("X-CIO-Timestamp", time)
            .header("X-CIO-Signature", Signer.sign(key, time, body.getBytes(UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }
}
