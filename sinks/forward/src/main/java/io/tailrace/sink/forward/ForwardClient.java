package io.tailrace.sink.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.Build;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Posts to one address, over HTTP/1.1 or 2. Safe for use by many threads. */
final class ForwardClient implements AutoCloseable {
  private static final int HEAD = 2_048;
  private static final int DRAINED = 64 * 1024;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private final URI url;
  private final ForwardConfig config;
  private final Answers answers;
  private final InstantSource clock;
  private final HttpClient http;

  ForwardClient(ForwardConfig config, InstantSource clock) {
    this.url = config.url();
    this.config = config;
    this.clock = clock;
    this.answers = new Answers(config.key("url"));
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    this.http =
        HttpClient.newBuilder()
            // In the clear, an offer of HTTP/2 is a header that some servers cannot bear.
            .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT.compareTo(config.timeout()) < 0 ? CONNECT : config.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Makes the call, and waits for what comes of it.
   *
   * @throws InterruptedException nobody waits for it any more
   * @throws MisconfiguredException no call may go there
   */
  CallResult call(Posting posting) throws InterruptedException, MisconfiguredException {
    try {
      AddressGuard.check(url, config.allowHttp(), ForwardConfig.PREFIX + "." + config.name());
      HttpResponse<InputStream> response =
          http.send(request(posting), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return answers.of(
            response.statusCode(),
            response.headers().firstValue("Retry-After").orElse(null),
            head(body),
            clock.instant());
      }
    } catch (UnknownHostException e) {
      return new CallResult.Later("the name " + url.getHost() + " is not known", null);
    } catch (IOException e) {
      return new CallResult.Later("it cannot be reached: " + said(e), null);
    }
  }

  private static String said(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private HttpRequest request(Posting posting) {
    URI to = posting.path().isEmpty() ? url : URI.create(trimmed(url) + posting.path());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .timeout(config.timeout())
            .POST(HttpRequest.BodyPublishers.ofByteArrays(posting.body()))
            .header("User-Agent", "Tailrace/" + Build.OURS.version())
            .header("traceparent", traceparent());
    posting.headers().forEach(request::header);
    return request.build();
  }

  /** As somebody gives it: Segment's own address, or one that ends with a slash or the path. */
  private static String trimmed(URI url) {
    return url.toString().replaceFirst("/(v1/batch/?)?$", "");
  }

  private static String traceparent() {
    byte[] ids = new byte[24];
    ThreadLocalRandom.current().nextBytes(ids);
    String hex = HexFormat.of().formatHex(ids);
    return "00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-01";
  }

  /**
   * Reads what a dead letter shows; the rest too where it is short, so that the connection stays.
   */
  private static String head(InputStream body) throws IOException {
    byte[] head = body.readNBytes(HEAD);
    body.readNBytes(DRAINED);
    StringBuilder text = new StringBuilder();
    new String(head, UTF_8)
        .codePoints()
        .map(c -> Character.isISOControl(c) || c == 0xfffd ? ' ' : c)
        .forEach(text::appendCodePoint);
    return text.toString().strip();
  }

  @Override
  public void close() {
    // HttpClient is closable from Java 21 on; it waits for calls under way, which have a timeout.
    http.shutdownNow();
    http.close();
  }
}
