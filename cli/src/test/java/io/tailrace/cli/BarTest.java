package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarTest {
  @ParameterizedTest
  @CsvSource({
    "0, 10, 4, ''",
    "1, 0, 4, ''",
    "10, 10, 0, ''",
    "10, 10, 4, ████",
    "5, 10, 4, ██",
    "6, 10, 4, ██▍",
    "1, 1000000, 4, ▏"
  })
  void isAsLongAsItsShare(long value, long largest, int width, String bar) {
    assertThat(Bar.of(value, largest, width)).isEqualTo(bar);
  }
}
