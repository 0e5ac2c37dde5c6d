package io.tailrace.receiver.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.BodyHash;
import io.tailrace.core.log.NewRecord;
import io.tailrace.receiver.BodyLimits;
import io.tailrace.receiver.HeldBytes;
import io.tailrace.receiver.ReceiverLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A body is kept whole up to a size, and by its head and hash beyond; its way through memory and
 * disk does not show.
 */
class LargeBodiesTest {
  private static final int MEMORY = 10_000;
  private static final int WHOLE = 100_000;
  private static final int HEAD = 1_000;
  private static final long ALL = Long.MAX_VALUE / 2;
  private static final BodyLimits LIMITS =
      new BodyLimits(MEMORY, 1 << 20, 150_000, 0, WHOLE, HEAD, 2 * WHOLE);

  private static final ReceiverLimits PATIENT =
      ReceiverLimits.DEFAULT.withDeadline(Duration.ofMinutes(2));

  private TestReceiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new TestReceiver(PATIENT.withBodies(LIMITS));
  }

  @AfterEach
  void stop() {
    assertThat(receiver.receiver.heldBytes()).isEqualTo(new HeldBytes(0, 0));
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, MEMORY - 1, MEMORY, MEMORY + 1, WHOLE - 1, WHOLE})
  void upToTheLimitItIsKeptWhole(int size) throws IOException {
    byte[] body = random(size);

    Reply reply = receiver.send(SignedRequest.of(body));

    assertThat(reply.body()).isEqualTo("{\"processed\":0,\"quarantined\":1}");
    NewRecord kept = receiver.log.records().get(0);
    assertThat(kept.body()).isEqualTo(body);
    assertThat(kept.key()).isEqualTo(BodyHash.key(body));
  }

  @ParameterizedTest
  @ValueSource(ints = {WHOLE + 1, 3 * WHOLE, 50 * WHOLE})
  void beyondItItsHeadAndHashAreKept(int size) throws IOException {
    byte[] body = random(size);

    Reply reply = receiver.send(SignedRequest.of(body));

    assertThat(reply.body()).isEqualTo("{\"processed\":0,\"quarantined\":1}");
    NewRecord kept = receiver.log.records().get(0);
    assertThat(kept.body()).isEqualTo(Arrays.copyOf(body, HEAD));
    assertThat(kept.key()).isEqualTo(BodyHash.key(body));
    assertThat(kept.reason().code()).isEqualTo("too_large");
    assertThat(kept.reason().detail()).contains(size + " bytes");
  }

  /** What a stranger sends brings the disk no nearer to where the log lets records go. */
  @Test
  void onADiskWithNothingToSpareItStaysInMemory() throws IOException {
    byte[] body = random(WHOLE);
    BodyLimits nothing = new BodyLimits(MEMORY, 1 << 20, 150_000, ALL, WHOLE, HEAD, 2 * WHOLE);
    try (TestReceiver scarce = new TestReceiver(PATIENT.withBodies(nothing))) {
      assertThat(scarce.send(SignedRequest.of(body)).status()).isEqualTo(200);
      assertThat(scarce.log.records().get(0).body()).isEqualTo(body);
      assertThat(scarce.send(SignedRequest.of(random(WHOLE + 1))).status()).isEqualTo(503);
      assertThat(scarce.receiver.heldBytes()).isEqualTo(new HeldBytes(0, 0));
    }
  }

  @Test
  void theSameLargeBodyIsADuplicate() throws IOException {
    byte[] body = random(3 * WHOLE);
    receiver.send(SignedRequest.of(body));

    assertThat(receiver.send(SignedRequest.of(body)).body())
        .isEqualTo("{\"processed\":0,\"duplicates\":1}");
  }

  @Test
  void aLargeEnvelopeIsSplitAsASmallOneIs() throws IOException {
    StringBuilder events = new StringBuilder(SignedRequest.eventBody("01A0"));
    int count = 500;
    for (int i = 1; i < count; i++) {
      events.append(',').append(SignedRequest.eventBody("01A" + i));
    }

    Reply reply = receiver.send(SignedRequest.of("{\"events\":[" + events + "]}"));

    assertThat(reply.body()).isEqualTo("{\"processed\":500}");
  }

  @Test
  void aLargeBodyWithAWrongSignatureLeavesNothing() throws IOException {
    assertThat(receiver.send(SignedRequest.of(random(3 * WHOLE)).wrongSignature()).status())
        .isEqualTo(401);
    assertThat(receiver.log.records()).isEmpty();
  }

  @Test
  void withoutRoomOnDiskALargeBodyIsUnavailableAndASmallOneIsNot() throws Exception {
    try (RawClient first = receiver.connect();
        RawClient second = receiver.connect()) {
      byte[] body = random(WHOLE);
      byte[] most = Arrays.copyOf(body, WHOLE - 1);
      first.send(SignedRequest.of(body).head()).send(most);
      while (receiver.receiver.heldBytes().disk() < most.length) {
        Thread.sleep(1);
      }
      second.send(SignedRequest.of(body).head()).send(most);

      Reply refused = second.reply();
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.body()).contains("No room for a large body now");
      assertThat(receiver.send(SignedRequest.event("01A")).status()).isEqualTo(200);
      first.send(new byte[] {body[WHOLE - 1]});
      assertThat(first.reply().status()).isEqualTo(200);
    }
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }
}
