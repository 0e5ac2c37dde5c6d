package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** README.md shows code that compiles and runs, and every reason. */
class ReadmeTest {
  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }

  @Test
  void theExampleIsTheOneThatRuns() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/tailrace/customerio/ReadmeExample.java"));
    String example = between(source, "// README begins\n", "  // README ends").indent(-2);

    assertThat(between(readme(), "```java\n", "```")).isEqualTo(example);
  }

  @Test
  void theExampleDoesWhatItSays() {
    ReadmeExample receiver = new ReadmeExample();
    SigningKey key = new SigningKey("the next key");
    byte[] bounce =
        Samples.bytes(
            Samples.event(
                "\"object_type\":\"email\",\"metric\":\"bounced\"",
                "{\"identifiers\":{\"id\":\"42\"},\"failure_message\":\"550 no such user\"}"));
    byte[] odd = Samples.bytes("{}");

    assertThat(receiver.receive("1613063089", Signer.sign(key, 1613063089, bounce), bounce))
        .isEqualTo(200);
    assertThat(receiver.receive("1613063089", Signer.sign(key, 1613063089, odd), odd))
        .isEqualTo(200);
    assertThat(receiver.receive("1613063090", Signer.sign(key, 1613063089, odd), odd))
        .isEqualTo(401);
    assertThat(receiver.bounced).containsExactly("42: 550 no such user");
    assertThat(receiver.setAside).containsExactly("missing_event_id");
  }

  @Test
  void everyReasonIsExplained() throws IOException {
    for (Reason reason : Reason.values()) {
      assertThat(readme()).contains("`" + reason.code() + "`");
    }
  }
}
