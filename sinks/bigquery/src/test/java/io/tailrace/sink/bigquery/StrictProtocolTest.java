package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.bigquery.Fault;
import io.tailrace.testkit.bigquery.Faults;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is recorded can be finished or looked up, whatever BigQuery answers to its flush.
 *
 * <p>Over 10 s: what is unavailable is tried again for seconds before it is given up.
 */
@Tag("full")
class StrictProtocolTest {
  private World world;
  private Trial owner;

  @BeforeEach
  void open() throws Exception {
    world = new World(Duration.ofDays(3), Duration.ofSeconds(3), true);
    owner = Trial.open(world, 1);
    owner.write(0, 3);
  }

  @AfterEach
  void close() {
    owner.close();
    world.close();
  }

  private void assertRows(long to) {
    world.bigQuery.settle();
    assertThat(world.ids()).containsExactlyInAnyOrderElementsOf(Trial.ids(0, to));
  }

  /** The first try of it fails so, all others as unavailable. */
  private void leaveAFlushBehind(Fault fault) {
    world.bigQuery.faults(
        new Script().then("FlushRows", fault).always("FlushRows", Fault.UNAVAILABLE));
    assertThatThrownBy(() -> owner.write(3, 9)).isInstanceOf(SinkUnavailableException.class);
    world.bigQuery.faults(Faults.NONE);
  }

  @Test
  void aFlushThatWasDoneBeforeIsDone() throws Exception {
    leaveAFlushBehind(Fault.LOST_ANSWER);
    try (Trial next = Trial.open(world, 2)) {
      assertThat(next.offset()).isEqualTo(9);
      next.write(9, 12);
    }
    assertRows(12);
  }

  @Test
  void aFinalisedStreamWhoseRowsAreVisibleIsLookedUp() throws Exception {
    leaveAFlushBehind(Fault.LOST_ANSWER);
    world.finaliseAll();
    assertGoesOnFrom(3);
  }

  @Test
  void aFinalisedStreamWhoseRowsAreNotVisibleIsWrittenAgain() throws Exception {
    leaveAFlushBehind(Fault.UNAVAILABLE);
    world.finaliseAll();
    assertThat(world.ids()).hasSize(3);
    assertGoesOnFrom(3);
  }

  private void assertGoesOnFrom(long offset) throws Exception {
    try (Trial next = Trial.open(world, 2)) {
      assertThat(next.sink.claim(Position.at(Trial.LOG, 0, 0), 2).offset()).isEqualTo(offset);
      next.write(offset, 7);
      next.write(7, 12);
    }
    assertRows(12);
  }

  @Test
  void aFlushThatFailsForEverIsGivenUpOnAnOperatorsWord() throws Exception {
    leaveAFlushBehind(Fault.LOST_ANSWER);
    world.bigQuery.faults(new Script().always("FlushRows", Fault.PERMISSION));
    try (Trial next = Trial.open(world, 2)) {
      assertThatThrownBy(next::offset).hasMessageContaining("tailrace replay --sink warehouse");
      world.store.replays().request("warehouse", 0, 0, 3);
      next.sink.open();
      assertThat(next.sink.claim(Position.at(Trial.LOG, 0, 0), 2).offset()).isEqualTo(3);
      world.bigQuery.faults(Faults.NONE);
      next.write(3, 12);
    }
    assertRows(12);
  }

  @Test
  void aRequestThatIsRefusedAsAWholeIsSplit() throws Exception {
    world.bigQuery.refuseRequests(
        row -> row.text("event_id").equals("event-5") ? "Cannot convert value" : null);
    assertThatThrownBy(() -> owner.write(3, 9))
        .isInstanceOf(BatchRejectedException.class)
        .hasMessageContaining("Cannot convert value");
    owner.write(3, 5);
    owner.write(6, 9);
    world.bigQuery.settle();
    assertThat(world.ids())
        .containsExactlyInAnyOrder(
            "event-0", "event-1", "event-2", "event-3", "event-4", "event-6", "event-7", "event-8");
  }

  @Test
  void tenIdleMinutesCostAConnectionAndNothingElse() throws Exception {
    world.clock.advance(Duration.ofMinutes(11));
    owner.write(3, 9);
    world.clock.advance(Duration.ofHours(2));
    owner.write(9, 12);
    assertRows(12);
  }
}
