package io.tailrace.dashboard.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrettyJsonTest {
  @Test
  void jsonIsSpreadOverLines() {
    assertThat(PrettyJson.of("{\"a\":[1]}")).contains("\n").contains("\"a\"");
    assertThat(PrettyJson.of("{\"a\":1} and more")).isEqualTo("{\"a\":1} and more");
    assertThat(PrettyJson.of("\"text\"")).isEqualTo("\"text\"");
  }

  @Test
  void whatTurnsTextAroundIsWrittenOut() {
    assertThat(PrettyJson.of("{\"a\":\"\u202eevil\u2066 \u200f\"}"))
        .contains("\\u202eevil\\u2066 \\u200f");
    assertThat(PrettyJson.of("no json \u202e")).isEqualTo("no json \\u202e");
    assertThat(PrettyJson.of("{\"a\":\"שלום\"}")).contains("שלום");
  }

  @Test
  void aNulIsWrittenOut() {
    assertThat(PrettyJson.of("{\"a\":\"\\u0000\"}")).contains("\\u0000").doesNotContain("\0");
  }
}
