package io.tailrace.customerio.appapi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends one request once. Safe to share between threads. */
final class Transport {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client;
  private final String baseUrl;
  private final String authorization;

  Transport(AppApiSettings settings) {
    // Redirects are not followed: the key is for Customer.io alone.
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    this.baseUrl = settings.baseUrl().toString().replaceAll("/+$", "");
    this.authorization = "Bearer " + settings.key().text();
  }

  /**
   * The timeout covers the answer's body too, which the client's own does not.
   *
   * @throws IOException when no whole answer came
   */
  AppApiResponse send(Request request, Duration timeout) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(http(request), BodyHandlers.ofByteArray());
    try {
      HttpResponse<byte[]> response = exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return new AppApiResponse(response.statusCode(), response.body());
    } catch (TimeoutException late) {
      throw new HttpTimeoutException("no whole answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException failed) {
      throw asIoException(failed.getCause());
    } finally {
      exchange.cancel(true);
    }
  }

  private HttpRequest http(Request request) {
    BodyPublisher body =
        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body());
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(baseUrl + request.target()))
            .method(request.method(), body)
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .header("User-Agent", "tailrace-customerio");
    return request.body() == null
        ? builder.build()
        : builder.header("Content-Type", "application/json").build();
  }

  private static IOException asIoException(@Nullable Throwable cause) {
    return cause instanceof IOException known ? known : new IOException(cause);
  }
}
