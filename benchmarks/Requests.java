import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.customerio.Signer;
import io.tailrace.customerio.SigningKey;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Writes signed requests with an event each, no two alike, so that the load itself costs next to
 * nothing: {@code java -cp … Requests.java FILE COUNT KEY NAME}. Each stands behind its length in six
 * digits; NAME begins the ids, in order as Customer.io's are. Read by requests.lua.
 */
public final class Requests {
  private static final List<String> METRICS = List.of("sent", "delivered", "opened", "clicked");
  private static final int PEOPLE = 50_000;
  private final Signer signer;
  private final String name;
  private final long now = Instant.now().getEpochSecond();

  private Requests(String key, String name) {
    this.signer = new Signer(new SigningKey(key));
    this.name = name;
  }

  public static void main(String[] args) throws IOException {
    Requests requests = new Requests(args[2], args[3]);
    long count = Long.parseLong(args[1]);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])), 1 << 20)) {
      for (long number = 0; number < count; number++) {
        byte[] request = requests.request(number);
        out.write(String.format(Locale.ROOT, "%06d", request.length).getBytes(US_ASCII));
        out.write(request);
      }
    }
  }

  private byte[] request(long number) throws IOException {
    byte[] body = body(number).getBytes(UTF_8);
    String head =
        """
        POST /webhooks/customerio HTTP/1.1\r
        Host: 127.0.0.1\r
        Content-Type: application/json\r
        X-CIO-Timestamp: %s\r
        X-CIO-Signature: %s\r
        Content-Length: %s\r
        \r
        """
            .formatted(now, signer.sign(now, body), body.length);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(head.getBytes(US_ASCII));
    request.write(body);
    return request.toByteArray();
  }

  /** Four events of each mail, as a reporting webhook sends them with Body Content off. */
  private String body(long number) {
    long mail = number / METRICS.size();
    long person = mail % PEOPLE;
    return String.format(
        Locale.ROOT,
        """
        {"data":{"action_id":%1$s,"campaign_id":%2$s,"customer_id":"%3$s","delivery_id":"%4$s-%5$s",\
        "identifiers":{"cio_id":"d9c1%3$s","email":"person%3$s@example.com","id":"%3$s"},\
        "journey_id":"01HP%4$s%5$s","parent_action_id":7,"recipient":"person%3$s@example.com",\
        "subject":"Thanks for signing up, person %3$s"},"event_id":"%4$s%6$020d",\
        "object_type":"email","metric":"%7$s","timestamp":%8$s}""",
            90 + mail % 8,
            1 + mail % 40,
            person,
            name,
            mail,
            number,
            METRICS.get((int) (number % METRICS.size())),
            now);
  }
}
