package io.tailrace.sink.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.sink.forward.CallResult.Gone;
import io.tailrace.sink.forward.CallResult.Later;
import io.tailrace.sink.forward.CallResult.Refused;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from each answer. */
class AnswersTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private final Answers answers = new Answers("forwards.crm.url");

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void taken(int status) {
    assertThat(of(status)).isEqualTo(new CallResult.Taken());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
  void later(int status) {
    assertThat(of(status)).isInstanceOf(Later.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 413, 422, 451, 101, 199})
  void refused(int status) {
    assertThat(of(status)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void moved(int status) {
    assertThat(of(status))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.reason()).contains("change forwards.crm.url"));
  }

  @Test
  void gone() {
    assertThat(of(410)).isInstanceOf(Gone.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    " 120 , 120",
    "7200, 3600",
    "'Mon, 02 Mar 2026 10:00:30 GMT', 30",
    "'Tue, 02 Mar 2027 10:00:30 GMT', 3600"
  })
  void asksForAWhile(String retryAfter, long seconds) {
    Later later = (Later) answers.of(503, retryAfter, "", NOW);
    assertThat(later.after()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "", "99999999999", "Mon, 02 Mar 2026 09:00:00 GMT"})
  void saysNothingThatHelps(String retryAfter) {
    Later later = (Later) answers.of(503, retryAfter, "", NOW);
    assertThat(later.after()).isNull();
  }

  @Test
  void theAnswersHeadIsTold() {
    Refused refused = (Refused) answers.of(422, null, "no such field", NOW);
    assertThat(refused.reason()).isEqualTo("HTTP 422: no such field");
  }

  private CallResult of(int status) {
    return answers.of(status, null, "", NOW);
  }
}
