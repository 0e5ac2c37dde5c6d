package io.tailrace.guarantee;

import io.tailrace.customerio.Signer;
import io.tailrace.customerio.SigningKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Signed requests one at a time, with whatever body. Safe for use by many threads. */
final class Posts {
  private static final SigningKey KEY = new SigningKey(ServerProcess.KEY);
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI url;

  Posts(URI url) {
    this.url = url;
  }

  /** Status and body of the answer, as in {@code 200 {"processed":1}}. */
  String post(byte[] body) throws Exception {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(10))
            .header("X-CIO-Timestamp", timestamp)
            .header("X-CIO-Signature", Signer.sign(KEY, timestamp, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  String post(String body) throws Exception {
    return post(body.getBytes(StandardCharsets.UTF_8));
  }

  /** The first so many ids of a test that numbers its events. */
  static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "e" + i).toList();
  }

  /** One event's body. */
  static String event(String eventId, String metric) {
    return """
    {"event_id":"%s","object_type":"email","metric":"%s","timestamp":1790000000,\
    "data":{"delivery_id":"d-%s","recipient":"ada@example.com","identifiers":{"id":"7"}}}\
    """
        .formatted(eventId, metric, eventId);
  }
}
