package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StillWaitingTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Shell shell =
      new Shell(
          InputStream.nullInputStream(),
          new Output(OutputStream.nullOutputStream()),
          new PrintStream(said, true, StandardCharsets.UTF_8),
          new Terminal(false, 0, prompt -> ""),
          Map.of(),
          InstantSource.system(),
          null,
          null);

  @Test
  void saysItOnceAnAnswerTakesLong() throws Exception {
    StillWaiting waiting = StillWaiting.start(shell, Duration.ofMillis(1));
    while (said.size() == 0) {
      Thread.sleep(1);
    }
    waiting.end();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("has not answered yet");
  }

  @Test
  void saysNothingOfAnAnswerThatCame() {
    StillWaiting.start(shell, Duration.ofDays(1)).end();
    assertThat(said.size()).isZero();
  }
}
