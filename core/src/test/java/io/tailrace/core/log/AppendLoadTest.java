package io.tailrace.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AppendLoadTest {
  private final AtomicLong now = new AtomicLong();
  private final AppendLoad load = new AppendLoad(now::get);

  @Test
  void aFewCallersACommitAreNoBurst() {
    committed(100, 10);
    assertThat(load.busy()).isFalse();
  }

  @Test
  void aPauseOfTheMachineIsNoBurst() {
    committed(100, 4);
    committed(3, 80);
    committed(100, 4);
    committed(3, 80);
    assertThat(load.busy()).isFalse();
  }

  @Test
  void aBurstIsNoticedWithinSomeCommitsAndIsOverASecondAfterIt() {
    committed(16, 64);
    assertThat(load.busy()).isTrue();
    committed(100, 4);
    assertThat(load.busy()).isTrue();
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(load.busy()).isFalse();
    committed(100, 4);
    assertThat(load.busy()).isFalse();
  }

  @Test
  void aPauseBetweenTwoCommitsIsNoEndOfIt() {
    committed(16, 64);
    now.addAndGet(Duration.ofMillis(900).toNanos());
    assertThat(load.busy()).isTrue();
    committed(1, 64);
    now.addAndGet(Duration.ofMillis(900).toNanos());
    assertThat(load.busy()).isTrue();
  }

  @Test
  void whoeverWasAnsweredAndGotNoProcessorYetIsStillThere() {
    enter(40);
    for (int i = 0; i < 160; i++) {
      load.committed(2);
    }
    assertThat(load.busy()).isTrue();
    assertThat(load.sharing()).isBetween(1.5, 2.0);
  }

  /** As many times, so many callers come, share a commit and go. */
  private void committed(int times, int callers) {
    for (int i = 0; i < times; i++) {
      enter(callers);
      load.committed(callers);
      for (int caller = 0; caller < callers; caller++) {
        load.leave();
      }
    }
  }

  private void enter(int callers) {
    for (int caller = 0; caller < callers; caller++) {
      load.enter();
    }
  }
}
