package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class OutsideTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b", "\u009b", "\u0007", "\u007f", "\u202e", "\u2066", "\u200f", "\u061c", "\u200b",
        "\ufeff", "\u2028", "\u2029", "\ud800", "\ufff9", "\u2060"
      })
  void replacesWhatATerminalObeys(String hostile) {
    assertThat(Outside.line("a" + hostile + "b")).isEqualTo("a\uFFFDb");
    assertThat(Outside.cell("a" + hostile + "b")).isEqualTo("a\uFFFDb");
  }

  @Test
  void keepsWhatPeopleWrite() {
    String text = "Grüße, 你好, עברית, می‌خواهم, 👩‍💻, é, ﬁ";
    assertThat(Outside.line(text)).isEqualTo(text);
  }

  @Test
  void aBreakForgesNoLine() {
    assertThat(Outside.line("a\r\nb\tc")).isEqualTo("a  b c");
    assertThat(Outside.lines("a\r\nok: done")).isEqualTo("a\n  ok: done");
    assertThat(Outside.cell("a\nb")).isEqualTo("a\nb");
  }

  @Test
  void jsonMeansTheSameAndHoldsNothingToObey() {
    String hostile = "\u009b31m \u202e \udb40\udc41 \u2028 é";
    String json = JsonMapper.shared().writeValueAsString(hostile);
    String safe = Outside.json(json);
    assertThat(safe).contains("\\u009b31m \\u202e", "é").doesNotContain("\u009b", "\u202e");
    assertThat(JsonMapper.shared().readValue(safe, String.class)).isEqualTo(hostile);
  }
}
