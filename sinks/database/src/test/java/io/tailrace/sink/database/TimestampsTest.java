package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "2026-11-24T06:07:08Z",
        "2024-02-29T23:59:59Z",
        "9999-12-31T23:59:59Z"
      })
  void secondsAreWrittenAsInIso8601(String text) {
    assertThat(Timestamps.seconds(Instant.parse(text))).isEqualTo(text);
    assertThat(Timestamps.parse(text)).isEqualTo(Instant.parse(text));
  }

  @Test
  void millisAlwaysHaveThreeDigits() {
    assertThat(Timestamps.millis(Instant.parse("2026-11-24T06:07:08Z")))
        .isEqualTo("2026-11-24T06:07:08.000Z");
    assertThat(Timestamps.millis(Instant.parse("2026-11-24T06:07:08.0459Z")))
        .isEqualTo("2026-11-24T06:07:08.045Z");
  }

  @Test
  void hoursAreCutDown() {
    assertThat(Timestamps.hour(Instant.parse("2026-11-24T06:59:59Z")))
        .isEqualTo("2026-11-24T06:00:00Z");
    assertThat(Timestamps.hour(Instant.parse("1969-12-31T23:59:59Z")))
        .isEqualTo("1969-12-31T23:00:00Z");
  }

  @Test
  void onlyYearsOfFourDigitsFit() {
    assertThat(Timestamps.fits(Instant.parse("9999-12-31T23:59:59Z"))).isTrue();
    assertThat(Timestamps.fits(Instant.parse("+10000-01-01T00:00:00Z"))).isFalse();
    assertThat(Timestamps.fits(Instant.parse("-0001-12-31T23:59:59Z"))).isFalse();
  }
}
