package io.tailrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.Replay;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.GapCause;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.testkit.log.SeveralPartitions;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is not known of a sink is no 1. */
class SinkGaugeTest {
  private final SettableClock clock = new SettableClock(Instant.EPOCH.plusSeconds(100));
  private final SeveralPartitions log = new SeveralPartitions(2);
  private final InMemoryConsumerStore store = new InMemoryConsumerStore(Set.of("warehouse"));
  private SinkView.Standings standings;
  private final SinkGauge gauge =
      new SinkGauge(
          new SinkView(
              "warehouse",
              SinkTraits.of(new ReadLimit(1, 1), Duration.ZERO),
              () -> standings.read(),
              (partition, offset) -> Optional.empty()),
          log,
          store,
          clock);

  private SinkReading read(PartitionStatus... found) {
    standings = () -> List.of(found);
    clock.advance(Duration.ofSeconds(2));
    return gauge.get();
  }

  private PartitionStatus elsewhere(int partition, boolean worked) {
    return PartitionStatus.elsewhere(partition, worked, Position.at(log.logId(), partition, 0));
  }

  @Test
  void oneThatWorksInEachPartitionIsHealthy() {
    assertThat(read(elsewhere(0, true), elsewhere(1, true)).healthy()).isEqualTo(1);
  }

  @Test
  void oneThatNobodyFeedsInOnePartitionIsNot() {
    assertThat(read(elsewhere(0, true), elsewhere(1, false)).healthy()).isZero();
  }

  @Test
  void oneThatCannotBeAskedIsNot() {
    read(elsewhere(0, true));
    standings =
        () -> {
          throw new IllegalStateException("the store is away");
        };
    assertThat(gauge.get().healthy()).as("for a second, the last reading serves").isEqualTo(1);
    clock.advance(Duration.ofSeconds(2));
    assertThat(gauge.get()).isEqualTo(SinkReading.UNKNOWN);
  }

  @Test
  void oneThatIsBeingOpenedForLongIsNot() {
    PartitionStatus opening = PartitionStatus.notStarted(null);
    assertThat(read(opening).healthy()).isEqualTo(1);
    assertThat(read(opening).lagRecords()).as("its position is not known yet").isNaN();
    clock.advance(Duration.ofMinutes(1));
    assertThat(read(opening).healthy()).as("it hangs").isZero();
    assertThat(read(elsewhere(0, true)).healthy()).isEqualTo(1);
    assertThat(read(opening).healthy()).as("opened anew").isEqualTo(1);
  }

  /** Its position is past what it is fed again; whether it lacks that, nobody knows yet. */
  @Test
  void whileOneIsFedAgainAfterItsLogWasReplacedThatIsLag() throws Exception {
    for (int i = 0; i < 10; i++) {
      log.add(0, i, "{}");
    }
    PartitionStatus atTheEnd = PartitionStatus.elsewhere(0, true, Position.at(log.logId(), 0, 10));
    Replay replay = store.replays().request("warehouse", 0, 2, 9);
    assertThat(read(atTheEnd).lagRecords()).as("somebody asked for it").isZero();
    var span = new Gap.Span(0, 10, 10);
    store.pins().lost(Gap.found("warehouse", span, GapCause.LOG_REPLACED, clock.instant()));
    assertThat(read(atTheEnd).lagRecords()).isEqualTo(7);
    store.replays().advance(replay, 5);
    assertThat(read(atTheEnd).lagRecords()).isEqualTo(4);
    store.replays().advance(replay, 9);
    assertThat(read(atTheEnd).lagRecords()).isZero();
  }
}
