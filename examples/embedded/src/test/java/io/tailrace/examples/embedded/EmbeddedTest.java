package io.tailrace.examples.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.customerio.Signer;
import io.tailrace.customerio.SigningKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The application runs: an event is answered, handled and folded, and once over a restart. */
@Timeout(120)
class EmbeddedTest {
  private static final String KEY = "a-key";

  @TempDir Path folder;
  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();

  @Test
  void anEventIsAnsweredHandledAndFolded() throws Exception {
    try (Embedded application = start()) {
      assertThat(send(application, "e1", KEY)).isEqualTo(200);
      assertThat(send(application, "e1", KEY)).as("a retry").isEqualTo(200);
      assertThat(send(application, "forged", "another-key")).isEqualTo(401);
      assertThat(next()).isEqualTo("e1");
      while (deliveries() < 1) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
    try (Embedded application = start()) {
      assertThat(send(application, "e2", KEY)).isEqualTo(200);
      assertThat(next()).as("and nothing again").isEqualTo("e2");
    }
    assertThat(handled).isEmpty();
  }

  private Embedded start() throws Exception {
    return Embedded.start(
        folder, 0, List.of(KEY), record -> handled.add(record.knownEvent().eventId()));
  }

  private String next() throws InterruptedException {
    return handled.poll(60, TimeUnit.SECONDS);
  }

  /** None while the sink has not made its tables yet. */
  private int deliveries() {
    String url = "jdbc:sqlite:" + folder.resolve("database.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM deliveries")) {
      return row.getInt(1);
    } catch (SQLException e) {
      return 0;
    }
  }

  private static int send(Embedded application, String id, String key) throws Exception {
    byte[] body =
        ("{\"event_id\":\""
                + id
                + "\",\"object_type\":\"email\",\"metric\":\"bounced\",\"timestamp\":1801396800,"
                + "\"data\":{\"delivery_id\":\"d1\",\"recipient\":\"ann@example.com\"}}")
            .getBytes(UTF_8);
    String now = Long.toString(Instant.now().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + application.port() + "/webhooks/customerio"))
            .header("X-CIO-Timestamp", now)
            .header("X-CIO-Signature", new Signer(new SigningKey(key)).sign(now, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpClient client = HttpClient.newHttpClient();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
