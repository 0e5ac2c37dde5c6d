package io.tailrace.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One line a minute for each subject. */
class RateLimitedLogTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final RateLimitedLog rare = new RateLimitedLog(nanos::get);
  private final List<Long> counts = new ArrayList<>();

  @Test
  void theFirstIsLoggedAndTheNextAreCounted() {
    for (int i = 0; i < 100; i++) {
      rare.say("a", counts::add);
    }

    assertThat(counts).containsExactly(1L);
  }

  @Test
  void afterAMinuteTheNextSaysHowManyThereWere() {
    for (int i = 0; i < 100; i++) {
      rare.say("a", counts::add);
    }
    nanos.addAndGet(RateLimitedLog.INTERVAL.toNanos());
    rare.say("a", counts::add);

    assertThat(counts).containsExactly(1L, 100L);
  }

  @Test
  void eachSubjectHasItsOwnMinute() {
    rare.say("a", counts::add);
    rare.say("b", counts::add);
    rare.say("b", counts::add);

    assertThat(counts).containsExactly(1L, 1L);
  }
}
