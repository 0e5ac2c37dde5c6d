package io.tailrace.receiver.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.receiver.ReceiverLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stranger who opens connections without end does not end those of who knows a key. */
@Timeout(60)
class CrowdTest {
  private static final int PLACES = 8;

  @Test
  void whoSentNothingGoesFirstAndWhoKnowsAKeyLast() throws IOException {
    List<RawClient> strangers = new ArrayList<>();
    try (TestReceiver receiver =
            new TestReceiver(ReceiverLimits.DEFAULT.withMaxConnections(PLACES));
        RawClient sender = receiver.connect();
        RawClient scanner = receiver.connect()) {
      assertThat(sender.send(SignedRequest.event("01A").bytes()).reply().status()).isEqualTo(200);
      scanner.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(scanner.reply().status()).isEqualTo(404);
      for (int i = 0; i < 5 * PLACES; i++) {
        strangers.add(receiver.connect());
      }
      for (RawClient stranger : strangers.subList(0, 4 * PLACES)) {
        assertThat(stranger.atEnd()).isTrue();
      }
      assertThat(sender.send(SignedRequest.event("01B").bytes()).reply().status()).isEqualTo(200);
    } finally {
      for (RawClient stranger : strangers) {
        stranger.close();
      }
    }
  }

  /** Where all of them know a key, the next one comes in all the same. */
  @Test
  void amongEqualsTheLongestIdleGoes() throws IOException {
    List<RawClient> senders = new ArrayList<>();
    try (TestReceiver receiver =
        new TestReceiver(ReceiverLimits.DEFAULT.withMaxConnections(PLACES))) {
      for (int i = 0; i < PLACES; i++) {
        RawClient sender = receiver.connect();
        senders.add(sender);
        assertThat(sender.send(SignedRequest.event("01A" + i).bytes()).reply().status())
            .isEqualTo(200);
      }
      assertThat(receiver.send(SignedRequest.event("01B")).status()).isEqualTo(200);
      assertThat(senders.get(0).atEnd()).isTrue();
    } finally {
      for (RawClient sender : senders) {
        sender.close();
      }
    }
  }
}
