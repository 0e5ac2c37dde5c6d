package io.tailrace.operations.deliverability;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.operations.series.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From which share on a rate is bad: exactly the line is over it. */
class ThresholdTest {
  @ParameterizedTest
  @CsvSource({
    "0, 10000, GOOD",
    "9, 10000, GOOD",
    "10, 10000, WARN",
    "29, 10000, WARN",
    "30, 10000, ACT",
    "10000, 10000, ACT",
    "1, 1000, WARN",
    "1, 1001, GOOD",
    "0, 200, GOOD",
    "1, 200, ACT",
    "199, 199, TOO_FEW",
    "0, 1, TOO_FEW",
    "0, 0, NONE",
    "5, 0, NONE"
  })
  void ofComplaints(long part, long whole, Grade grade) {
    assertThat(Threshold.grade(Measure.COMPLAINT_RATE, part, whole)).isEqualTo(grade);
  }

  @ParameterizedTest
  @CsvSource({
    "199, 10000, GOOD",
    "200, 10000, WARN",
    "499, 10000, WARN",
    "500, 10000, ACT",
    "4, 200, WARN",
    "10, 200, ACT",
    "10, 199, TOO_FEW"
  })
  void ofPermanentBounces(long part, long whole, Grade grade) {
    assertThat(Threshold.grade(Measure.PERMANENT_BOUNCE_RATE, part, whole)).isEqualTo(grade);
  }

  @Test
  void temporaryBouncesAndOpensHaveNoLine() {
    assertThat(Threshold.grade(Measure.TEMPORARY_BOUNCE_RATE, 900, 1000)).isEqualTo(Grade.NONE);
    assertThat(Threshold.grade(Measure.HUMAN_OPEN_RATE, 0, 1000)).isEqualTo(Grade.NONE);
    assertThat(Threshold.grade(Measure.HUMAN_OPEN_RATE, 0, 199)).isEqualTo(Grade.TOO_FEW);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "0.00001, under 0.01 %",
    "0.0002, 0.02 %",
    "0.001, 0.10 %",
    "0.0325, 3.3 %",
    "0.03, 3 %",
    "0.985, 98.5 %",
    "1, 100 %"
  })
  void sharesAreReadAsPercents(double share, String text) {
    assertThat(GradedRate.percent(share)).isEqualTo(text);
  }
}
