package io.tailrace.receiver.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.NewRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver as who embeds it makes one. */
class ReceiverBuilderTest {
  @TempDir Path folder;
  private final MemoryLog log = new MemoryLog();

  @Test
  void itTakesWhatItsFeedsSignAndNothingElse() throws IOException {
    try (Receiver receiver =
        Receiver.builder(log)
            .feed("mail", List.of("an-older-key", SignedRequest.KEY.text()))
            .host("127.0.0.1")
            .port(0)
            .spillFolder(folder.resolve("spill"))
            .start()) {
      assertThat(answer(receiver, SignedRequest.event("01A").to("/webhooks/customerio/mail")))
          .isEqualTo(200);
      assertThat(
              answer(
                  receiver,
                  SignedRequest.event("01B").to("/webhooks/customerio/mail").wrongSignature()))
          .isEqualTo(401);
      assertThat(answer(receiver, SignedRequest.event("01C").to("/webhooks/customerio/other")))
          .isEqualTo(404);
    }
    assertThat(log.records()).extracting(NewRecord::key).containsExactly("01A");
  }

  private static int answer(Receiver receiver, SignedRequest request) throws IOException {
    try (RawClient client = new RawClient(receiver.port())) {
      return client.send(request.bytes()).reply().status();
    }
  }
}
