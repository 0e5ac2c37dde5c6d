package io.tailrace.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONG = TimeUnit.MILLISECONDS.toNanos(8);
  private final Load load = new Load();

  @Test
  void aFewCallersACommitAreNoQueue() {
    committed(100, 10, SHORT);
    assertThat(load.busy()).isFalse();
  }

  @Test
  void aBurstIsNoticedWithinAFewCommitsAndForgottenAsSoon() {
    committed(8, 64, SHORT);
    assertThat(load.busy()).isTrue();
    committed(16, 4, SHORT);
    assertThat(load.busy()).isFalse();
  }

  @Test
  void aFewCallersThatWaitForLongAreAQueueToo() {
    committed(8, 5, LONG);
    assertThat(load.busy()).isTrue();
    committed(16, 5, SHORT);
    assertThat(load.busy()).isFalse();
  }

  @Test
  void whoeverWasAnsweredAndGotNoProcessorYetIsStillThere() {
    enter(40);
    for (int i = 0; i < 16; i++) {
      load.committed(2, SHORT);
    }
    assertThat(load.busy()).isTrue();
    assertThat(load.sharing()).isBetween(1.5, 2.0);
  }

  /** As many times, so many callers come, share a commit and go. */
  private void committed(int times, int callers, long waitNanos) {
    for (int i = 0; i < times; i++) {
      enter(callers);
      load.committed(callers, waitNanos);
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
