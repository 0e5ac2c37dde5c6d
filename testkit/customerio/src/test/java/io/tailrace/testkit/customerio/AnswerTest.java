package io.tailrace.testkit.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.customerio.Answer.Outcome;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerTest {
  @Test
  void exactlyTheVendorsStatusesCostAnHour() {
    assertThat(IntStream.range(100, 600).filter(status -> Answer.status(status).costsAnHour()))
        .containsExactly(400, 401, 402, 403, 404, 405, 410, 429, 500, 502, 521);
  }

  @Test
  void exactlyTheVendorsConnectionFailuresCostAnHour() {
    assertThat(Outcome.values())
        .filteredOn(outcome -> Answer.none(outcome).costsAnHour())
        .containsExactlyInAnyOrder(
            Outcome.REFUSED,
            Outcome.RESET,
            Outcome.CLOSED,
            Outcome.UNTRUSTED,
            Outcome.UNKNOWN_HOST);
  }

  @Test
  void every2xxIsAcceptedAndNothingElse() {
    assertThat(IntStream.range(100, 600).filter(status -> Answer.status(status).accepted()))
        .containsExactlyElementsOf(IntStream.range(200, 300).boxed().toList());
    assertThat(Outcome.values()).noneMatch(outcome -> Answer.none(outcome).accepted());
  }

  @Test
  void isNamedByItsStatusOrItsFailure() {
    assertThat(List.of(Answer.status(503), Answer.none(Outcome.TIMED_OUT)))
        .extracting(Answer::toString)
        .containsExactly("503", "timed_out");
  }
}
