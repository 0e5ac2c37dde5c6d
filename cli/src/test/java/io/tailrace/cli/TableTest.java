package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final List<List<String>> ROWS =
      List.of(List.of("warehouse", "12", "all is well"), List.of("database", "7", ""));

  @Test
  void alignsTextLeftAndNumbersRight() {
    assertThat(printed(0, Style.PLAIN, ROWS))
        .isEqualTo(
            """
            SINK       LAG  LAST ERROR
            warehouse   12  all is well
            database     7
            """);
  }

  @Test
  void cutsProseToFit() {
    assertThat(printed(26, Style.PLAIN, ROWS).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(26))
        .contains("warehouse   12  all is we…");
  }

  @Test
  void keepsEachRowOnItsLineAndObeysNothingInIt() {
    var rows = List.of(List.of("a\nb\u001b[31m", "1", "x\ty"));
    assertThat(printed(0, Style.PLAIN, rows).lines())
        .hasSize(2)
        .last()
        .asString()
        .isEqualTo("a b\uFFFD[31m    1  x y");
  }

  @Test
  void cutsNoIdTimeOrNumber() {
    var rows =
        List.of(List.of("01J9Z0ABCDEFGHJKMNPQRSTVWX", "1234567", "2027-01-31T12:00:00.123Z"));
    assertThat(printed(40, Style.PLAIN, rows))
        .isEqualTo(
            """
            SINK        01J9Z0ABCDEFGHJKMNPQRSTVWX
            LAG         1234567
            LAST ERROR  2027-01-31T12:00:00.123Z

            """);
  }

  @Test
  void usesColourOnlyWhereItMay() {
    assertThat(printed(0, new Style(true), ROWS)).contains("\u001b[1m");
  }

  private static String printed(int width, Style style, List<List<String>> rows) {
    var out = new ByteArrayOutputStream();
    new Table(List.of("SINK", "LAG", "LAST ERROR"), List.of(false, true, false), rows, width, style)
        .printRows(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
