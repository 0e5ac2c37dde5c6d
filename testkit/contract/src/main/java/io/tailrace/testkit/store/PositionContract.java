package io.tailrace.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.PositionStore;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.Gap.Noted;
import io.tailrace.core.log.GapCause;
import io.tailrace.core.log.Position;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Positions, what they pin, and the gaps of sinks. */
abstract class PositionContract extends StoreScene {
  private static final String SINK = "handler:mail";
  private static final Gap FIRST =
      Gap.found(SINK, new Gap.Span(0, 10, 20), GapCause.RETENTION, NOW).withRecords(9);
  private static final Gap SECOND =
      Gap.found("database", new Gap.Span(2, 1, 5), GapCause.MISSING_IN_LOG, NOW.plusSeconds(1));

  PositionContract(TrialStores stores) {
    super(stores);
  }

  private PositionStore positions() {
    return trial.store().positions();
  }

  @Test
  void thereIsNoneAtFirst() throws Exception {
    assertThat(positions().committed(SINK, 0)).isEmpty();
  }

  @Test
  void theLastCommittedCounts() throws Exception {
    Position position = new Position(LOG, 0, 12, List.of(3L, 9L));
    assertThat(positions().compareAndSet(SINK, 1, Position.at(LOG, 0, 5))).isTrue();
    assertThat(positions().compareAndSet(SINK, 1, position)).isTrue();
    assertThat(positions().committed(SINK, 0)).contains(position);
    crash();
    assertThat(positions().committed(SINK, 0)).contains(position);
  }

  @Test
  void sinksAndPartitionsAreApart() throws Exception {
    positions().compareAndSet(SINK, 1, Position.at(LOG, 0, 5));
    positions().compareAndSet(SINK, 1, Position.at(LOG, 1, 6));
    positions().compareAndSet("database", 1, Position.at(LOG, 0, 7));
    assertThat(positions().committed(SINK, 0)).contains(Position.at(LOG, 0, 5));
    assertThat(positions().committed(SINK, 1)).contains(Position.at(LOG, 1, 6));
    assertThat(positions().committed("database", 0)).contains(Position.at(LOG, 0, 7));
    assertThat(positions().committed("database", 1)).isEmpty();
  }

  @Test
  void anOwnerThatWasReplacedCannotCommit() throws Exception {
    positions().compareAndSet(SINK, 5, Position.at(LOG, 0, 10));
    assertThat(positions().compareAndSet(SINK, 4, Position.at(LOG, 0, 99))).isFalse();
    assertThat(positions().committed(SINK, 0)).contains(Position.at(LOG, 0, 10));
    assertThat(positions().compareAndSet(SINK, 5, Position.at(LOG, 0, 8))).isTrue();
    assertThat(positions().compareAndSet(SINK, 6, Position.at(LOG, 0, 11))).isTrue();
  }

  @Test
  void manyMayBePending() throws Exception {
    List<Long> pending = LongStream.range(1, 10_000).boxed().toList();
    Position position = new Position(LOG, 0, 20_000, pending);
    positions().compareAndSet(SINK, 1, position);
    assertThat(positions().committed(SINK, 0)).contains(position);
  }

  @Test
  void everyConfiguredSinkPinsAtItsFloor() throws Exception {
    assertThat(floors(0)).isEqualTo(Map.of("database", 0L, SINK, 0L));
    positions().compareAndSet(SINK, 1, new Position(LOG, 0, 12, List.of(3L, 9L)));
    positions().compareAndSet("database", 1, Position.at(LOG, 0, 7));
    positions().compareAndSet("gone", 1, Position.at(LOG, 0, 1));
    assertThat(floors(0)).isEqualTo(Map.of("database", 7L, SINK, 3L));
    assertThat(floors(1)).isEqualTo(Map.of("database", 0L, SINK, 0L));
    trial.reopen(Set.of("database"));
    assertThat(floors(0)).isEqualTo(Map.of("database", 7L));
  }

  private Map<String, Long> floors(int partition) throws Exception {
    return trial.store().pins().floors(partition);
  }

  @Test
  void gapsAreKeptInOrder() throws Exception {
    assertThat(trial.store().pins().gaps()).isEmpty();
    trial.store().pins().lost(FIRST);
    trial.store().pins().lost(SECOND);
    crash();
    assertThat(trial.store().pins().gaps()).containsExactly(FIRST.withId(1), SECOND.withId(2));
  }

  @Test
  void aGapIsOpenUntilSomebodyAcknowledgesIt() throws Exception {
    trial.store().pins().lost(FIRST);
    trial.store().pins().lost(SECOND);
    Noted noted = new Noted("ann", NOW.plusSeconds(60));
    assertThat(trial.store().pins().acknowledge(2, noted)).isTrue();
    assertThat(trial.store().pins().acknowledge(2, noted)).as("closed already").isFalse();
    assertThat(trial.store().pins().acknowledge(3, noted)).as("no such gap").isFalse();
    assertThat(trial.store().pins().acknowledge(0, noted)).as("no such gap").isFalse();
    crash();
    assertThat(trial.store().pins().gaps())
        .containsExactly(FIRST.withId(1), SECOND.withId(2).acknowledged(noted));
  }
}
