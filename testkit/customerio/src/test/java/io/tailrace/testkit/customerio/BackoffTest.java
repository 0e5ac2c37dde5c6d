package io.tailrace.testkit.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Backoff BACKOFF = Backoff.CUSTOMER_IO;

  @Test
  void doublesFromOneSecondToSixHours() {
    assertThat(IntStream.of(1, 2, 3, 4, 10, 15, 16, 1_000_000))
        .extracting(attempt -> BACKOFF.after(attempt, ReceiverAnswer.status(503)).toSeconds())
        .containsExactly(1L, 2L, 4L, 8L, 512L, 16_384L, 21_600L, 21_600L);
  }

  @Test
  void waitsAnHourAtLeastAfterTheOneHourClass() {
    assertThat(IntStream.of(1, 2, 12, 13, 16))
        .extracting(attempt -> BACKOFF.after(attempt, ReceiverAnswer.status(500)).toSeconds())
        .containsExactly(3600L, 3600L, 3600L, 4096L, 21_600L);
  }

  @Test
  void givesUpAfterSevenDays() {
    assertThat(BACKOFF.giveUpAfter()).isEqualTo(Duration.ofDays(7));
  }
}
