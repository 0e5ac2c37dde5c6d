package io.tailrace.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration CAP = Duration.ofSeconds(5);

  @Test
  void doublesUpToTheCapWithAtMostHalfTakenOff() {
    Backoff backoff = new Backoff(FIRST, CAP, new Random(7));
    long full = FIRST.toMillis();
    for (int i = 0; i < 100; i++) {
      assertThat(backoff.next().toMillis()).isBetween(full / 2, full);
      full = Math.min(full * 2, CAP.toMillis());
    }
  }

  @Test
  void startsOverAfterASuccess() {
    Backoff backoff = new Backoff(FIRST, CAP, new Random(7));
    for (int i = 0; i < 10; i++) {
      backoff.next();
    }
    backoff.reset();
    assertThat(backoff.next()).isLessThanOrEqualTo(FIRST);
  }
}
