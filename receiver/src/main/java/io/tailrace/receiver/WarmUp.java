package io.tailrace.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tailrace.customerio.RequestBody;
import io.tailrace.customerio.SignatureVerifier;
import io.tailrace.customerio.Signer;
import io.tailrace.customerio.SigningKey;
import io.tailrace.customerio.Verification;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies, spills and splits a body before the first request comes. What that sets up once is then
 * there: the JVM does not try a second time what failed at the first for want of a file descriptor,
 * and every request would be answered 503 until a restart. No more than that, and without HTTP: on
 * a busy machine whoever calls meanwhile waits for it. Stateless.
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final SigningKey KEY = new SigningKey("of the warm-up");
  private static final String TIME = "1";
  private static final byte[] EVENT =
      "{\"event_id\":\"w\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1}"
          .getBytes(US_ASCII);
  private static final int HALF = EVENT.length / 2;

  private WarmUp() {}

  /** Leaves nothing behind. Whatever goes wrong keeps nobody from receiving. */
  static void run(SpillFolder folder) {
    try {
      takeIn(folder);
    } catch (IOException | NoRoomException | RuntimeException e) {
      LOG.warn(
          "Cannot try the way of a request before the first one comes ({}). Requests are received"
              + " all the same",
          e.toString());
    }
  }

  private static void takeIn(SpillFolder folder) throws IOException, NoRoomException {
    String signature = new Signer(KEY).sign(TIME, EVENT);
    Verification verification = SignatureVerifier.of(KEY.text()).begin(TIME, signature);
    BodyRoom room = new BodyRoom(new BodyLimits(HALF, 1024, 0, 0, 1024, HALF, 2048), folder);
    try (ReceivedBody body = new ReceivedBody(room, EVENT.length, verification)) {
      body.add(ByteBuffer.wrap(EVENT, 0, HALF));
      body.add(ByteBuffer.wrap(EVENT, HALF, EVENT.length - HALF));
      if (!verification.finish().verified()) {
        throw new IllegalStateException("a body that was just signed is not verified");
      }
      RequestBody.split(body.content(Deadline.in(Duration.ofSeconds(1))));
    }
  }
}
