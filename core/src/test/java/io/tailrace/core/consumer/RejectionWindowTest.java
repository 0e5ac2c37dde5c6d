package io.tailrace.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RejectionWindowTest {
  private final RejectionWindow window = new RejectionWindow();

  @Test
  void aFewRejectionsAreTheRecords() {
    window.add(0, 9);
    assertThat(window.tripped()).isFalse();
  }

  @Test
  void moreThanHalfOfManyIsTheSink() {
    window.add(40, 39);
    assertThat(window.tripped()).isFalse();
    window.add(0, 20);
    assertThat(window.tripped()).isTrue();
  }

  @Test
  void whatIsLongAgoCountsNoMore() {
    window.add(0, 100);
    window.add(1_000, 0);
    assertThat(window.tripped()).isFalse();
    window.add(0, 51);
    assertThat(window.tripped()).isTrue();
  }

  @Test
  void startsOverWhenCleared() {
    window.add(0, 100);
    window.clear();
    assertThat(window.tripped()).isFalse();
  }
}
