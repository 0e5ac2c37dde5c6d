package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.testkit.NegativeControl;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each event is one row: whatever fails, whoever takes over, and whichever process wakes late.
 * {@code -Dschedules=1000 -Dseed=N} runs more.
 *
 * <p>Over 10 s: in -Pfull it runs a hundred schedules and those of two negative controls.
 */
class EachEventOnceGuarantee {
  private static final int SCHEDULES = Integer.getInteger("schedules", 50);
  private static final long SEED = Long.getLong("seed", 1);

  /** Some lenient schedules and some strict ones. */
  @Test
  void rowsAreDistinctEvents() throws Exception {
    assertDistinct(3, false);
    assertDistinct(3, true);
  }

  @Test
  @Tag("full")
  void rowsAreDistinctEventsUnderAnySchedule() throws Exception {
    assertDistinct(SCHEDULES, false);
  }

  /** The same where BigQuery refuses what public clients were seen to be refused. */
  @Test
  @Tag("full")
  void rowsAreDistinctEventsUnderAnyScheduleOfAStrictBigQuery() throws Exception {
    assertDistinct(SCHEDULES, true);
  }

  private static void assertDistinct(int schedules, boolean strict) throws Exception {
    for (long seed = SEED; seed < SEED + schedules; seed++) {
      assertThat(difference(seed, strict, UnaryOperator.identity())).as("-Dseed=" + seed).isEmpty();
    }
  }

  /** Negative control: without the fence a zombie records what it should not. */
  @Test
  @Tag("full")
  @NegativeControl
  void aStoreWithoutFenceIsFoundOut() throws Exception {
    assertThat(foundOut(Unfenced::new)).isTrue();
  }

  /** Negative control: with a fence alone, our own late call may put an old commit back. */
  @Test
  @Tag("full")
  @NegativeControl
  void aStoreThatComparesNothingButEpochsIsFoundOut() throws Exception {
    assertThat(foundOut(EpochsAlone::new)).isTrue();
  }

  private static boolean foundOut(UnaryOperator<SinkNotes> variant) throws Exception {
    for (long seed = 1; seed < 300; seed++) {
      if (!difference(seed, false, variant).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static String difference(long seed, boolean strict, UnaryOperator<SinkNotes> variant)
      throws Exception {
    try (Schedule schedule = new Schedule(seed, strict, variant)) {
      return schedule.run();
    }
  }

  /** Sets whatever it is given. */
  private record Unfenced(SinkNotes notes) implements SinkNotes {
    @Override
    public Optional<String> note(String sink, int partition) throws StoreUnavailableException {
      return notes.note(sink, partition);
    }

    @Override
    public boolean compareAndSet(String sink, int partition, long epoch, Change change)
        throws StoreUnavailableException {
      String there = notes.note(sink, partition).orElse(null);
      return notes.compareAndSet(sink, partition, Long.MAX_VALUE, new Change(there, change.text()));
    }
  }

  /** Looks at the epoch, not at what is expected. */
  private record EpochsAlone(SinkNotes notes) implements SinkNotes {
    @Override
    public Optional<String> note(String sink, int partition) throws StoreUnavailableException {
      return notes.note(sink, partition);
    }

    @Override
    public boolean compareAndSet(String sink, int partition, long epoch, Change change)
        throws StoreUnavailableException {
      String there = notes.note(sink, partition).orElse(null);
      return notes.compareAndSet(sink, partition, epoch, new Change(there, change.text()));
    }
  }
}
