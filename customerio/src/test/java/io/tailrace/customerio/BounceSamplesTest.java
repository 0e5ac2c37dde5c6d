package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What large providers, carriers and push services say in public has the cause that it has. */
class BounceSamplesTest {
  private static final int FEWEST = 100;

  /** A line of the file. */
  record Sample(ObjectType channel, String cause, String text) {
    static Sample of(String line) {
      String[] parts = line.split("\\s+\\|\\s+", 3);
      return new Sample(ObjectType.of(parts[0]), parts[1], parts[2]);
    }
  }

  static List<Sample> samples() throws IOException {
    try (InputStream file = BounceSamplesTest.class.getResourceAsStream("bounce-samples.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Sample::of)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void hasItsCause(Sample sample) {
    assertThat(BounceCause.of(sample.channel, sample.text).code()).isEqualTo(sample.cause);
  }

  @Test
  void thereAreSamplesOfEachCause() throws IOException {
    assertThat(samples()).hasSizeGreaterThan(FEWEST);
    assertThat(samples().stream().map(Sample::cause))
        .contains(
            java.util.Arrays.stream(BounceCause.values())
                .map(BounceCause::code)
                .toArray(String[]::new));
  }
}
