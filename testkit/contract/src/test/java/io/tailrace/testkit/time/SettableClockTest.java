package io.tailrace.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettableClockTest {
  @Test
  void standsUntilItIsMoved() {
    SettableClock clock = new SettableClock(Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(clock.instant()).isEqualTo(Instant.EPOCH);
    clock.advance(Duration.ofSeconds(5));
    assertThat(clock.millis()).isEqualTo(5_000);
    clock.set(Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
  }
}
