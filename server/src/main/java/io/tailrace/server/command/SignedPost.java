package io.tailrace.server.command;

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
final class SignedPost implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI url;
  private final SigningKey key;
  private final InstantSource clock;

  SignedPost(URI url, SigningKey key, InstantSource clock) {
    this.url = url;
    this.key = key;
    this.clock = clock;
  }

  HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-CIO-Timestamp", timestamp)
            .header("X-CIO-Signature", Signer.sign(key, timestamp, body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  URI url() {
    return url;
  }

  @Override
  public void close() {
    client.close();
  }
}
