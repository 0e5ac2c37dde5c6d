package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class MomentTest {
  private static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2027-01-30, 2027-01-30T00:00:00Z",
    "2027-01-30T08:15, 2027-01-30T08:15:00Z",
    "2027-01-30T08:15:30, 2027-01-30T08:15:30Z",
    "2027-01-30T08:15:30Z, 2027-01-30T08:15:30Z",
    "2027-01-30T08:15:30+02:00, 2027-01-30T06:15:30Z",
    "7d, 2027-01-24T12:00:00Z",
    "2w, 2027-01-17T12:00:00Z",
    "12h, 2027-01-31T00:00:00Z",
    "90m, 2027-01-31T10:30:00Z",
    "30s, 2027-01-31T11:59:30Z"
  })
  void readsTimesAndHowLongAgo(String text, Instant expected) {
    assertThat(Moment.parse(text).on(() -> NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "7", "d", "-7d", "7y", "2027-13-01", "2027-01-30 08:15"})
  void saysWhatItWouldUnderstand(String text) {
    assertThatThrownBy(() -> Moment.parse(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("7d");
  }
}
