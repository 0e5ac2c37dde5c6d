package io.tailrace.operations;

import io.tailrace.customerio.Signer;
import io.tailrace.customerio.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;

/** Posts bodies as Customer.io does, signed now. For one thread. */
public final class SignedPost implements AutoCloseable {
  private final HttpClient client;
  private final URI url;
  private final SigningKey key;
  private final InstantSource clock;
  private final Duration patience;

  /**
   * Makes one.
   *
   * @param patience how long a connection may take, and then an answer
   */
  public SignedPost(URI url, SigningKey key, InstantSource clock, Duration patience) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .build();
    this.patience = patience;
    this.url = url;
    this.key = key;
    this.clock = clock;
  }

  /** Posts one body, and follows no redirect. */
  public HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header("X-CIO-Timestamp", timestamp)
            .header("X-CIO-Signature", Signer.sign(key, timestamp, body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  public URI url() {
    return url;
  }

  @Override
  public void close() {
    client.close();
  }
}
