package io.tailrace.testkit.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.customerio.ReceiverAnswer.Outcome;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReceiverAnswerTest {
  @Test
  void exactlyTheVendorsStatusesCostAnHour() {
    assertThat(
            IntStream.range(100, 600).filter(status -> ReceiverAnswer.status(status).costsAnHour()))
        .containsExactly(400, 401, 402, 403, 404, 405, 410, 429, 500, 502, 521);
  }

  @Test
  void exactlyTheVendorsConnectionFailuresCostAnHour() {
    assertThat(Outcome.values())
        .filteredOn(outcome -> ReceiverAnswer.none(outcome).costsAnHour())
        .containsExactlyInAnyOrder(
            Outcome.REFUSED,
            Outcome.RESET,
            Outcome.CLOSED,
            Outcome.UNTRUSTED,
            Outcome.UNKNOWN_HOST);
  }

  @Test
  void every2xxIsAcceptedAndNothingElse() {
    assertThat(IntStream.range(100, 600).filter(status -> ReceiverAnswer.status(status).accepted()))
        .containsExactlyElementsOf(IntStream.range(200, 300).boxed().toList());
    assertThat(Outcome.values()).noneMatch(outcome -> ReceiverAnswer.none(outcome).accepted());
  }

  @Test
  void isNamedByItsStatusOrItsFailure() {
    assertThat(List.of(ReceiverAnswer.status(503), ReceiverAnswer.none(Outcome.TIMED_OUT)))
        .extracting(ReceiverAnswer::toString)
        .containsExactly("503", "timed_out");
  }
}
