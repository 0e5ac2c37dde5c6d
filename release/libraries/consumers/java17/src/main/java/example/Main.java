package example;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.customerio.SignatureVerifier;
import io.tailrace.customerio.Signer;
import io.tailrace.customerio.SigningKey;
import java.time.Instant;

/**
 * Takes one signed body as a receiver would, refuses it under another key, and prints what it says.
 */
public final class Main {
  private static final byte[] BODY =
      ("{\"event_id\":\"e1\",\"object_type\":\"email\",\"metric\":\"bounced\",\"timestamp\":1801396800,"
              + "\"data\":{\"delivery_id\":\"d1\",\"recipient\":\"ann@example.com\"}}")
          .getBytes(UTF_8);

  public static void main(String[] arguments) throws Exception {
    String now = Long.toString(Instant.now().getEpochSecond());
    String signature = new Signer(new SigningKey("a-key")).sign(now, BODY);
    boolean verified = SignatureVerifier.of("a-key").verify(now, signature, BODY).verified();
    boolean forged = SignatureVerifier.of("another-key").verify(now, signature, BODY).verified();
    Event event = EventDecoder.decode(BODY);
    System.out.println(
        verified + " " + forged + " " + event.metric().name() + " " + event.data().recipient());
  }
}
