package io.tailrace.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadTest {
  private final Load load = new Load();

  @Test
  void aFewCallersACommitAreNoQueue() {
    for (int i = 0; i < 100; i++) {
      load.committed(10);
    }
    assertThat(load.busy()).isFalse();
  }

  @Test
  void aBurstIsNoticedWithinAFewCommitsAndForgottenAsSoon() {
    for (int i = 0; i < 8; i++) {
      load.committed(64);
    }
    assertThat(load.busy()).isTrue();
    for (int i = 0; i < 12; i++) {
      load.committed(4);
    }
    assertThat(load.busy()).isFalse();
  }
}
