package io.tailrace.receiver.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Connections leave descriptors for what else a process has to open. */
class DescriptorsTest {

  @Test
  void asManyAsAreWantedWhereThereIsRoom() {
    assertThat(new Descriptors(65_536, 200).connections(2048)).isEqualTo(2048);
    assertThat(new Descriptors(Long.MAX_VALUE, 0).connections(2048)).isEqualTo(2048);
  }

  @Test
  void connectionsAndThoseThatEndLeaveSomeOver() {
    for (long most = 400; most < 4000; most += 7) {
      Descriptors descriptors = new Descriptors(most, 150);
      assertThat(150 + descriptors.connections(2048) + descriptors.ending(1024))
          .isLessThanOrEqualTo((int) most - 100);
    }
  }

  @Test
  void aFewInAnyCase() {
    assertThat(new Descriptors(100, 150).connections(2048)).isEqualTo(8);
  }
}
