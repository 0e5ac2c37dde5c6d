package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String failure, String... arguments) {
    Shell shell =
        new Shell(
            new ByteArrayInputStream(new byte[0]),
            new Output(new Failing(failure)),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Terminal.NONE,
            Map.of("TAILRACE_SIGNING_KEYS", "a-key-of-16-chars"),
            InstantSource.system(),
            null,
            null);
    return TailraceCommand.run(shell, arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "config --format json", "config --format csv", "--help"})
  void outputThatWasLostIsNoSuccess(String arguments) {
    assertThat(run("No space left on device", arguments.split(" "))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("the output could not be written (No space left on device)");
  }

  @Test
  void aReaderThatHadEnoughNeedsNoWord() {
    assertThat(run("Broken pipe", "config")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("could not be written");
  }

  private static final class Failing extends OutputStream {
    private final String failure;

    Failing(String failure) {
      this.failure = failure;
    }

    @Override
    public void write(int one) throws IOException {
      throw new IOException(failure);
    }
  }
}
