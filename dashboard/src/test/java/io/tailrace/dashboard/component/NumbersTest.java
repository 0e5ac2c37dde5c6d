package io.tailrace.dashboard.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers as people read them, the same under every locale. */
class NumbersTest {

  @Test
  void countsHaveCommasAndTheirNoun() {
    assertThat(Numbers.count(1234567)).isEqualTo("1,234,567");
    assertThat(Numbers.count((Long) null)).isEqualTo("–");
    assertThat(Numbers.of(1, "event")).isEqualTo("1 event");
    assertThat(Numbers.of(0, "event")).isEqualTo("0 events");
    assertThat(Numbers.compact(9_999)).isEqualTo("9,999");
    assertThat(Numbers.compact(12_345)).isEqualTo("12.3 k");
    assertThat(Numbers.compact(100_000_000)).isEqualTo("100 M");
  }

  @Test
  void aShareOfFewIsToldByItsNumbers() {
    assertThat(Numbers.share(3, 12)).isEqualTo("3 of 12");
    assertThat(Numbers.share(1, 199)).isEqualTo("1 of 199");
    assertThat(Numbers.share(1, 200)).isEqualTo("0.50 %");
    assertThat(Numbers.share(0, 0)).isEqualTo("–");
    assertThat(Numbers.percent(0.0002)).isEqualTo("0.02 %");
    assertThat(Numbers.percent(0)).isEqualTo("0 %");
    assertThat(Numbers.percent(1)).isEqualTo("100 %");
  }

  @Test
  void spansHaveTwoUnitsAtMost() {
    assertThat(Numbers.span(Duration.ofMillis(450))).isEqualTo("450 ms");
    assertThat(Numbers.span(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(Numbers.span(Duration.ofSeconds(3599))).isEqualTo("59 min");
    assertThat(Numbers.span(Duration.ofMinutes(200))).isEqualTo("3 h 20 min");
    assertThat(Numbers.span(Duration.ofDays(2))).isEqualTo("2 d");
    assertThat(Numbers.bytes(999)).isEqualTo("999 B");
    assertThat(Numbers.bytes(1_200_000_000)).isEqualTo("1.2 GB");
  }

  @Test
  void aFileHoldsNoFormulaAndKeepsItsColumns() {
    DataTable table =
        DataTable.of(
            "Test",
            List.of(TableColumn.text("Name"), TableColumn.number("Count"), TableColumn.text("At")),
            List.of(
                List.of(
                    TableCell.of("=HYPERLINK(\"x\")"),
                    TableCell.of("-1,234"),
                    TableCell.time(Instant.EPOCH)),
                List.of(TableCell.of("a,b\nc"), TableCell.of("@x"), TableCell.time(null))));
    assertThat(table.asCsv().split("\r\n", -1))
        .containsExactly(
            "Name,Count,At",
            "\"'=HYPERLINK(\"\"x\"\")\",\"-1,234\",1970-01-01T00:00:00Z",
            "\"a,b\nc\",'@x,–",
            "");
  }

  @Test
  void aLineOfNothingLiesAtTheBottom() {
    assertThat(new Sparkline(List.of(0.0, 0.0), "none").points()).isEqualTo("0.0,22.0 96.0,22.0");
    assertThat(new Sparkline(List.of(0.0, 5.0, 10.0), "up").points())
        .isEqualTo("0.0,22.0 48.0,12.0 96.0,2.0");
    assertThat(new Sparkline(List.of(), "nothing").points()).isEmpty();
  }
}
