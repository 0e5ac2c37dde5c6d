package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.bigquery.Fault;
import io.tailrace.testkit.bigquery.Faults;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each place where a write can break, one by one. */
@Tag("full")
class ProtocolTest {
  private World world;
  private Trial owner;

  @BeforeEach
  void open() throws Exception {
    world = new World(Duration.ofDays(3), Duration.ofSeconds(2));
    owner = Trial.open(world, 1);
    owner.write(0, 3);
  }

  @AfterEach
  void close() {
    owner.close();
    world.close();
  }

  private Trial next() throws Exception {
    world.bigQuery.faults(Faults.NONE);
    return Trial.open(world, 2);
  }

  private void assertRows(long to) {
    world.bigQuery.settle();
    assertThat(world.ids()).containsExactlyInAnyOrderElementsOf(Trial.ids(0, to));
  }

  @Test
  void aLostAnswerToAnAppendDoublesNothing() throws Exception {
    world.bigQuery.faults(new Script().then("AppendRows", Fault.LOST_ANSWER, Fault.BROKEN));
    owner.write(3, 9);
    assertRows(9);
  }

  @Test
  void anAppendThatComesLateDoublesNothing() throws Exception {
    world.bigQuery.faults(new Script().then("AppendRows", Fault.LATE, Fault.LATE, Fault.ABORTED));
    owner.write(3, 9);
    owner.write(9, 12);
    assertRows(12);
  }

  @Test
  void aLostAnswerToAFlushIsAskedForAgain() throws Exception {
    world.bigQuery.faults(new Script().then("FlushRows", Fault.LOST_ANSWER, Fault.LATE));
    owner.write(3, 9);
    assertRows(9);
  }

  @Test
  void whatWasAppendedButNotRecordedIsNeverSeen() throws Exception {
    world.bigQuery.faults(
        new Script().before("AppendRows", () -> world.store.failure("simulated: down")));
    assertThatThrownBy(() -> owner.write(3, 9)).isInstanceOf(SinkUnavailableException.class);
    world.store.failure(null);
    try (Trial next = next()) {
      assertThat(next.offset()).isEqualTo(3);
      next.write(3, 5);
      next.write(5, 9);
    }
    assertRows(9);
  }

  @Test
  void whatWasRecordedIsMadeVisibleByTheNextOwner() throws Exception {
    world.bigQuery.faults(new Script().always("FlushRows", Fault.UNAVAILABLE));
    assertThatThrownBy(() -> owner.write(3, 9)).isInstanceOf(SinkUnavailableException.class);
    assertThat(world.ids()).hasSize(3);
    try (Trial next = next()) {
      assertThat(next.offset()).isEqualTo(9);
      assertRows(9);
      next.write(9, 12);
    }
    assertRows(12);
  }

  @Test
  void aZombieThatWakesWritesNothing() throws Exception {
    try (Trial next = next()) {
      next.write(3, 5);
      assertThatThrownBy(() -> owner.write(3, 9)).hasMessageContaining("started later");
      next.write(5, 9);
    }
    assertRows(9);
  }

  @Test
  void streamsExpireInIdleDays() throws Exception {
    world.clock.advance(Duration.ofDays(5));
    owner.write(3, 9);
    world.clock.advance(Duration.ofDays(5));
    try (Trial next = next()) {
      next.write(9, 12);
    }
    assertRows(12);
  }

  @Test
  void aStreamGoneAfterAFlushThatNobodyConfirmed() throws Exception {
    world.bigQuery.faults(new Script().always("FlushRows", Fault.LOST_ANSWER));
    assertThatThrownBy(() -> owner.write(3, 9)).isInstanceOf(SinkUnavailableException.class);
    assertRows(9);
    world.clock.advance(Duration.ofDays(5));
    try (Trial next = next()) {
      assertThat(next.offset()).isEqualTo(3);
      next.write(3, 7);
      next.write(7, 12);
    }
    assertRows(12);
  }

  @Test
  void aStreamGoneBeforeItsFlush() throws Exception {
    world.bigQuery.faults(new Script().always("FlushRows", Fault.ABORTED));
    assertThatThrownBy(() -> owner.write(3, 9)).isInstanceOf(SinkUnavailableException.class);
    world.clock.advance(Duration.ofDays(5));
    try (Trial next = next()) {
      next.write(3, 7);
      assertRows(7);
      next.write(7, 12);
    }
    assertRows(12);
  }

  @Test
  void aTableThatSomebodyDropsIsMadeAgain() throws Exception {
    world.bigQuery.drop(World.PROJECT, World.DATASET, Tables.EVENTS);
    assertThatThrownBy(() -> owner.write(3, 5)).isInstanceOf(SinkUnavailableException.class);
    owner.sink.open();
    owner.write(3, 5);
    assertThat(world.ids()).containsExactlyElementsOf(Trial.ids(3, 5));
  }

  @Test
  void aTrickleOpensOneStream() throws Exception {
    int before = world.bigQuery.streams();
    for (int i = 3; i < 30; i++) {
      owner.write(i, i + 1);
    }
    assertThat(world.bigQuery.streams()).isEqualTo(before);
  }
}
