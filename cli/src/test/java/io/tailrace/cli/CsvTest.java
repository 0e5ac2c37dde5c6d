package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 4180. */
class CsvTest {
  @Test
  void quotesWhatNeedsIt() {
    var out = new ByteArrayOutputStream();
    for (List<String> row :
        List.of(List.of("1,5", "say \"hi\""), List.of("two\nlines", ""), List.of("plain", "ü"))) {
      Csv.line(row, new PrintStream(out, true, StandardCharsets.UTF_8));
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("\"1,5\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",\r\nplain,ü\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd", " =1", "\t=1", "\r=1", "-"})
  void whatASpreadsheetWouldRunIsText(String hostile) {
    assertThat(printed(hostile)).matches("\"?'" + Pattern.quote(hostile) + "\"?\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "+49 30 123456", "-1.5e-7", "a=1", "ada@example.com", ""})
  void whatItWouldNotRunStaysAsItIs(String harmless) {
    assertThat(printed(harmless)).isEqualTo(harmless + "\r\n");
  }

  private static String printed(String cell) {
    var out = new ByteArrayOutputStream();
    Csv.line(List.of(cell), new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
