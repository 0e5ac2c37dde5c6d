package io.tailrace.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations and sizes as people write them. */
class FormatTest {
  @ParameterizedTest
  @CsvSource({
    "7d, P7D",
    "30s, PT30S",
    "1h30m, PT1H30M",
    "500ms, PT0.5S",
    "1m1ms, PT1M0.001S",
    "PT30S, PT30S",
    "P1DT2H, PT26H",
    "0s, PT0S",
    "36h, PT36H",
  })
  void readsDurations(String text, Duration duration) {
    assertThat(DurationFormat.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "30", "d", "1x", "1m1h", "1d 2h", "-1s", "1.5h", "P", "9999999999d", "7D"})
  void refusesOtherDurations(String text) {
    assertThatThrownBy(() -> DurationFormat.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must be a duration with its unit");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1024, 1024",
    "64MiB, 67108864",
    "64 mib, 67108864",
    "1GB, 1000000000",
    "3B, 3",
    "1GiB, 1073741824",
    "2k, 2000",
    "2TiB, 2199023255552",
    "5MB, 5000000",
  })
  void readsSizes(String text, long bytes) {
    assertThat(SizeFormat.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MiB", "1.5GiB", "-1", "1XB", "1GiBs", "99999999999TiB", "1 000"})
  void refusesOtherSizes(String text) {
    assertThatThrownBy(() -> SizeFormat.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must be a size");
  }

  @Test
  void whatIsShownReadsBack() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < 10_000; i++) {
      long number = random.nextLong(1L << random.nextInt(1, 40));
      long size = number * (random.nextBoolean() ? 1_000 : 1_024);
      Duration millis = Duration.ofMillis(number);
      assertThat(DurationFormat.parse(DurationFormat.format(millis))).isEqualTo(millis);
      assertThat(SizeFormat.parse(SizeFormat.format(size))).isEqualTo(size);
    }
    assertThat(DurationFormat.format(Duration.ofHours(36))).isEqualTo("1d12h");
    assertThat(SizeFormat.format(96 << 20)).isEqualTo("96MiB");
    assertThat(SizeFormat.format(5_000_000_000L)).isEqualTo("5GB");
  }
}
