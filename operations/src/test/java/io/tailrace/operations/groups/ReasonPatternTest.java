package io.tailrace.operations.groups;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "value 70000 is too large|value # is too large",
        "line 3, column 14|line #, column #",
        "at 2027-01-31T12:00:00Z|at #:#Z",
        "550 5.7.515 refused|# # refused",
        "the event_id 01E4C4C6P79C12J5A6KPE6XNFD is known|the event_id # is known",
        "of 2f1c9d0e-6c1b-4a59-9d5e-1f8f6a2f8c11|of #",
        "no such type: int4|no such type: int#",
        "refused by the script|refused by the script"
      })
  void cutsOutWhatDiffersFromRecordToRecord(String reason, String pattern) {
    assertThat(ReasonPattern.of(reason)).isEqualTo(pattern);
    assertThat(ReasonPattern.of(pattern)).as("once is enough").isEqualTo(pattern);
  }
}
