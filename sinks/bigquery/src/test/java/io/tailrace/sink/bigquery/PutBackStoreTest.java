package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.testkit.bigquery.Fault;
import io.tailrace.testkit.sink.TrialRecords;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is recorded is lost, or put back from a copy: no event is doubled all the same. */
@Tag("full")
class PutBackStoreTest {
  private World world;
  private String copy;

  @BeforeEach
  void writeAndCopyInBetween() throws Exception {
    world = new World();
    try (Trial owner = Trial.open(world, 1)) {
      owner.write(0, 5);
      copy = world.store.notes().note(Ledger.SINK, 0).orElseThrow();
      owner.write(5, 9);
    }
    world.clock.set(TrialRecords.START.plus(Duration.ofHours(1)));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aStoreThatIsLostDoublesNothing() throws Exception {
    writeOn(new InMemoryConsumerStore(Set.of(Ledger.SINK)).notes(), Ledger.TRUST, 0);
    assertThat(world.ids()).containsExactlyInAnyOrderElementsOf(Trial.ids(0, 12));
  }

  @Test
  void anOlderCopyDoublesNothing() throws Exception {
    writeOn(putBack(), Ledger.TRUST, 5);
    assertThat(world.ids()).containsExactlyInAnyOrderElementsOf(Trial.ids(0, 12));
  }

  /** Negative control. */
  @Test
  void anOlderCopyThatIsTrustedDoubles() throws Exception {
    writeOn(putBack(), Duration.ofDays(1), 5);
    assertThat(world.ids()).hasSize(12 + 4);
  }

  /** Or else every hour that BigQuery is away would be looked up. */
  @Test
  void whatThisProcessRecordedItselfIsNotDoubted() throws Exception {
    world.clock.set(TrialRecords.START.minusSeconds(60));
    SinkNotes notes = new InMemoryConsumerStore(Set.of(Ledger.SINK)).notes();
    try (Trial owner = Trial.open(world.sink(notes, Ledger.TRUST), 1)) {
      owner.write(20, 22);
      world.clock.advance(Duration.ofHours(1));
      owner.sink.open();
      world.bigQuery.faults(call -> call.equals("query") ? Fault.PERMISSION : Fault.NONE);
      owner.write(22, 24);
    }
    assertThat(world.ids()).hasSize(9 + 4);
  }

  private void writeOn(SinkNotes notes, Duration trust, long from) throws Exception {
    try (Trial owner = Trial.open(world.sink(notes, trust), 2)) {
      owner.write(from, 7);
      owner.write(7, 12);
    }
  }

  private SinkNotes putBack() throws Exception {
    SinkNotes notes = new InMemoryConsumerStore(Set.of(Ledger.SINK)).notes();
    assertThat(notes.compareAndSet(Ledger.SINK, 0, 1, new SinkNotes.Change(null, copy))).isTrue();
    return notes;
  }
}
