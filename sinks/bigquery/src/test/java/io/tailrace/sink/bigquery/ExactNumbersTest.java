package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that BigQuery's JSON would refuse become texts; all else stays as it is. */
class ExactNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":1,\"b\":-2.5,\"c\":[0,1e3,123456789012345]}",
        "{\"a\":9223372036854775807,\"b\":-9223372036854775808}",
        "{\"a\":\"123456789012345678901234567890\"}",
        "{\"a\":\"quote \\\" 1e999 \\\\\",\"1e999\":null}",
        "{\"a\":0.1,\"b\":1.7976931348623157e308}"
      })
  void theseStay(String json) {
    assertThat(ExactNumbers.kept(json)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1e999} | {\"a\":\"1e999\"}",
        "[123456789012345678901234567890,1] | [\"123456789012345678901234567890\",1]",
        "{\"a\":0.12345678901234567890123,\"b\":2} | {\"a\":\"0.12345678901234567890123\",\"b\":2}",
        "-1e999 | \"-1e999\""
      })
  void theseBecomeTexts(String json, String kept) {
    assertThat(ExactNumbers.kept(json)).isEqualTo(kept);
  }
}
