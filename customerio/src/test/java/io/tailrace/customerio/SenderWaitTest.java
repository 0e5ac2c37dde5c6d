package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SenderWaitTest {
  @Test
  void knowsTheStatusesThatCostAnHour() {
    assertThat(IntStream.range(100, 600).filter(SenderWaitTest::costsAnHour))
        .containsExactly(400, 401, 402, 403, 404, 405, 410, 429, 500, 502, 521);
  }

  private static boolean costsAnHour(int status) {
    return SenderWait.after(status) == SenderWait.AN_HOUR;
  }

  @Test
  void goesOnAfterAny2xxAlone() {
    assertThat(IntStream.range(100, 600).filter(it -> SenderWait.after(it) == SenderWait.NONE))
        .containsExactly(IntStream.range(200, 300).boxed().toArray(Integer[]::new));
  }

  @Test
  void backsOffAfterTheRest() {
    assertThat(SenderWait.after(503)).isEqualTo(SenderWait.BACKOFF);
    assertThat(SenderWait.after(408)).isEqualTo(SenderWait.BACKOFF);
    assertThat(SenderWait.after(302)).isEqualTo(SenderWait.BACKOFF);
  }

  @Test
  void standsForWholeHoursWhereTheFirstRetryWaitsAnHour() {
    assertThat(SenderWait.AN_HOUR.stands(Duration.ofMillis(1))).isEqualTo(Duration.ofHours(1));
    assertThat(SenderWait.AN_HOUR.stands(Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
    assertThat(SenderWait.AN_HOUR.stands(Duration.ofMinutes(61))).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void standsAsLongAsTheTroubleWhereItTriesAgainSoon() {
    assertThat(SenderWait.BACKOFF.stands(Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
    assertThat(SenderWait.NONE.stands(Duration.ofSeconds(90))).isZero();
    assertThat(SenderWait.AN_HOUR.stands(Duration.ZERO)).isZero();
  }

  @Test
  void neverStandsLongerThanUntilItGivesUp() {
    assertThat(SenderWait.AN_HOUR.stands(Duration.ofDays(30))).isEqualTo(Duration.ofDays(7));
    assertThat(SenderWait.BACKOFF.stands(Duration.ofDays(30))).isEqualTo(Duration.ofDays(7));
  }
}
