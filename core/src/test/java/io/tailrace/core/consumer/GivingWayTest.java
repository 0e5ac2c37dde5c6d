package io.tailrace.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GivingWayTest {
  private static final Duration AT_MOST = Duration.ofSeconds(20);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final GivingWay givingWay = new GivingWay(AT_MOST, now);

  @Test
  void withoutABurstItNeverDoes() {
    for (int i = 0; i < 100; i++) {
      assertThat(after(Duration.ofSeconds(1), false)).isFalse();
    }
  }

  @Test
  void aShortBurstHasTheMachineToItself() {
    after(Duration.ZERO, true);
    assertThat(givenWithin(Duration.ofSeconds(19))).isEqualTo(Duration.ofSeconds(19));
    assertThat(after(Duration.ZERO, false)).isFalse();
  }

  @Test
  void aBurstWithoutEndLeavesItHalfOfTheTime() {
    after(Duration.ZERO, true);
    assertThat(givenWithin(AT_MOST)).isEqualTo(AT_MOST);
    assertThat(givenWithin(Duration.ofSeconds(100)))
        .isBetween(Duration.ofSeconds(49), Duration.ofSeconds(51));
  }

  @Test
  void whatWasGivenIsTakenBackAtRestToo() {
    after(Duration.ZERO, true);
    givenWithin(AT_MOST);
    after(Duration.ofMillis(10), false);
    after(AT_MOST, false);
    after(Duration.ZERO, true);
    assertThat(givenWithin(AT_MOST)).isEqualTo(AT_MOST);
  }

  @Test
  void aClockThatIsSetMakesItWaitNoLonger() {
    after(Duration.ZERO, true);
    after(Duration.ofDays(-1), true);
    assertThat(givenWithin(Duration.ofSeconds(100)))
        .isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61));
    after(Duration.ofDays(1), true);
    assertThat(givenWithin(Duration.ofSeconds(100)))
        .isBetween(Duration.ofSeconds(49), Duration.ofSeconds(51));
  }

  /** How much of this time it gives away, where a turn of its own takes 100 ms. */
  private Duration givenWithin(Duration time) {
    Duration given = Duration.ZERO;
    Duration step;
    for (Duration had = Duration.ZERO; had.compareTo(time) < 0; had = had.plus(step)) {
      boolean giving = after(Duration.ZERO, true);
      step = Duration.ofMillis(giving ? 10 : 100);
      given = giving ? given.plus(step) : given;
      now = now.plus(step);
    }
    return given;
  }

  private boolean after(Duration passed, boolean busy) {
    now = now.plus(passed);
    return givingWay.asked(busy, now);
  }
}
