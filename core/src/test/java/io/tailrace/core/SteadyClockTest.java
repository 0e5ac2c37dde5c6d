package io.tailrace.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");
  private Instant wall = START;
  private long nanos = 17;
  private final SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);

  /** Both clocks go on. */
  private void pass(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
  }

  @Test
  void oneThatGoesEvenlyIsBelieved() {
    for (int hour = 0; hour < 100; hour++) {
      pass(Duration.ofHours(1));
      assertThat(clock.forDeletion()).contains(wall);
      assertThat(clock.believable(wall)).isEqualTo(wall);
    }
  }

  @Test
  void oneThatDriftsOrIsSlewedIsBelieved() {
    for (int i = 0; i < 1_000; i++) {
      pass(Duration.ofSeconds(5));
      wall = wall.plusMillis(500);
      assertThat(clock.forDeletion()).contains(wall);
    }
  }

  @Test
  void aHundredDaysForTwentySecondsDeleteNothingAndLeaveNoStamp() {
    wall = wall.plus(Duration.ofDays(100));
    assertThat(clock.forDeletion()).isEmpty();
    pass(Duration.ofSeconds(20));
    assertThat(clock.forDeletion()).isEmpty();
    assertThat(clock.believable(wall)).isBefore(START.plusSeconds(120));
    wall = wall.minus(Duration.ofDays(100));
    assertThat(clock.forDeletion()).isEmpty();
    assertThat(clock.believable(wall)).isEqualTo(wall);
    pass(Duration.ofMinutes(59));
    assertThat(clock.forDeletion()).isEmpty();
    pass(Duration.ofMinutes(2));
    assertThat(clock.forDeletion()).contains(wall);
  }

  @Test
  void aNewTimeThatStaysIsBelievedAfterAnHour() {
    wall = wall.plus(Duration.ofDays(10));
    assertThat(clock.forDeletion()).isEmpty();
    pass(Duration.ofMinutes(30));
    assertThat(clock.believable(wall)).isBefore(START.plus(Duration.ofHours(1)));
    pass(Duration.ofMinutes(31));
    assertThat(clock.forDeletion()).contains(wall);
    assertThat(clock.believable(wall)).isEqualTo(wall);
  }

  @Test
  void eachJumpBeginsTheHourAnew() {
    wall = wall.minus(Duration.ofDays(3));
    assertThat(clock.forDeletion()).isEmpty();
    pass(Duration.ofMinutes(50));
    wall = wall.plus(Duration.ofDays(3));
    assertThat(clock.forDeletion()).isEmpty();
    pass(Duration.ofMinutes(50));
    assertThat(clock.forDeletion()).isEmpty();
    pass(Duration.ofMinutes(10));
    assertThat(clock.forDeletion()).contains(wall);
  }

  @Test
  void atAStartTheNewestRecordIsAllThatTells() {
    clock.startsBehind(START.minus(Duration.ofHours(20)));
    assertThat(clock.forDeletion()).contains(wall);
    clock.startsBehind(START.minus(Duration.ofDays(100)));
    assertThat(clock.forDeletion()).isEmpty();
    pass(Duration.ofHours(1));
    assertThat(clock.forDeletion()).contains(wall);
  }

  @Test
  void aClockOfATestIsBelieved() {
    SteadyClock trusting = SteadyClock.of(() -> wall);
    wall = wall.plus(Duration.ofDays(100));
    trusting.startsBehind(START);
    assertThat(trusting.forDeletion()).contains(wall);
    assertThat(trusting.believable(wall.plusSeconds(9))).isEqualTo(wall.plusSeconds(9));
    assertThat(SteadyClock.of(clock)).isSameAs(clock);
  }
}
