package io.tailrace.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.RecentCount;
import io.tailrace.testkit.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentCountTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2027-01-31T12:00:00Z"));
  private final RecentCount count = new RecentCount(Duration.ofMinutes(1), clock);

  @Test
  void forgetsWhatIsOlderThanItsWindow() {
    count.add(3);
    clock.advance(Duration.ofSeconds(40));
    count.add(4);
    assertThat(count.sum()).isEqualTo(7);
    clock.advance(Duration.ofSeconds(30));
    assertThat(count.sum()).isEqualTo(4);
    clock.advance(Duration.ofDays(1));
    assertThat(count.sum()).isZero();
  }

  @Test
  void dividesByTheTimeThatItCounted() {
    clock.advance(Duration.ofSeconds(10));
    count.add(50);
    assertThat(count.perSecond()).isEqualTo(5);
    clock.advance(Duration.ofSeconds(40));
    assertThat(count.perSecond()).isEqualTo(1);
  }

  @Test
  void aClockThatWasSetBackHidesNothingForLong() {
    count.add(3);
    clock.advance(Duration.ofDays(-1));
    count.add(2);
    assertThat(count.sum()).isEqualTo(2);
  }
}
