package io.tailrace.receiver.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.receiver.ReceiverLimits;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An answer that comes before the end of the body is read by a client that first sends all of it,
 * and never lost to a reset.
 */
class GentleEndTest {
  private static final int LARGE = 20 << 20;

  private TestReceiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new TestReceiver(ReceiverLimits.DEFAULT.withDeadline(Duration.ofSeconds(10)));
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void aLargeBodyWithAWrongSignature() throws IOException {
    assertThat(statusAfterAllIsSent(large().wrongSignature())).isEqualTo(401);
  }

  @Test
  void aLargeBodyWithoutASignature() throws IOException {
    assertThat(statusAfterAllIsSent(large().without("X-CIO-Signature"))).isEqualTo(401);
  }

  @Test
  void aLargeBodyForNobody() throws IOException {
    assertThat(statusAfterAllIsSent(large().to("/nowhere"))).isEqualTo(404);
  }

  @Test
  void aLargeBodyOnAnotherMethod() throws IOException {
    assertThat(statusAfterAllIsSent(large().method("PUT"))).isEqualTo(405);
  }

  @Test
  void aLargeBodyForAFeedWithoutAKey() throws IOException {
    assertThat(statusAfterAllIsSent(large().to("/webhooks/customerio/keyless"))).isEqualTo(503);
  }

  @Test
  void aLargeBodyBehindHeadersOverTheirLimit() throws IOException {
    assertThat(statusAfterAllIsSent(large().header("X-Much", "x".repeat(20_000)))).isEqualTo(431);
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 20, LARGE})
  void aLargeBodyThatVerifies(int size) throws IOException {
    assertThat(statusAfterAllIsSent(SignedRequest.of(new byte[size]))).isEqualTo(200);
  }

  /** The same without the moment in which a closed connection is still read: the answer is lost. */
  @Test
  void withoutReadingOnItWouldBeReset() throws IOException {
    try (TestReceiver hasty = new TestReceiver(ReceiverLimits.DEFAULT.withLinger(Duration.ZERO));
        RawClient client = hasty.connect()) {
      assertThatThrownBy(() -> client.send(large().to("/nowhere").bytes()).reply())
          .isInstanceOf(SocketException.class);
    }
  }

  private static SignedRequest large() {
    return SignedRequest.of(new byte[LARGE]);
  }

  private int statusAfterAllIsSent(SignedRequest request) throws IOException {
    try (RawClient client = receiver.connect()) {
      return client.send(request.bytes()).reply().status();
    }
  }
}
