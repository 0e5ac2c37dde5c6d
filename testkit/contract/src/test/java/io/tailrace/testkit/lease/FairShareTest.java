package io.tailrace.testkit.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.lease.FairShare;
import io.tailrace.core.lease.HeldLease;
import io.tailrace.core.lease.LeaseHolder;
import io.tailrace.core.lease.LeaseTimes;
import io.tailrace.testkit.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Workers share leases, take over from a dead one, and stop when they cannot renew. */
class FairShareTest {
  private static final LeaseTimes TIMES = LeaseTimes.DEFAULT;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final InMemoryLeases leases = new InMemoryLeases(clock);

  /** A worker that only notes what it has. */
  private final class Worker implements LeaseHolder {
    final Map<String, HeldLease> has = new TreeMap<>();
    final FairShare share;
    String unwanted;

    Worker(String name, int leaseCount) {
      List<String> names = IntStream.range(0, leaseCount).mapToObj(i -> "p" + i).toList();
      share =
          new FairShare(
              leases,
              name,
              names,
              this,
              new FairShare.Clock(TIMES, () -> clock.instant().toEpochMilli() * 1_000_000));
    }

    @Override
    public boolean wants(String lease, int workers) {
      return workers == 1 || !lease.equals(unwanted);
    }

    @Override
    public void taken(HeldLease lease) {
      has.put(lease.lease().name(), lease);
    }

    @Override
    public void lost(HeldLease lease) {
      has.remove(lease.lease().name());
    }
  }

  private void turnAll(Worker... workers) throws Exception {
    for (int round = 0; round < 3; round++) {
      clock.advance(TIMES.renewedEvery());
      for (Worker worker : workers) {
        worker.share.turn();
      }
    }
  }

  private static long all(Worker... workers) {
    return Stream.of(workers).flatMap(worker -> worker.has.keySet().stream()).distinct().count();
  }

  @Test
  void whatAWorkerDoesNotWantIsAnothers() throws Exception {
    Worker one = new Worker("one", 1);
    Worker two = new Worker("two", 1);
    turnAll(one, two);
    assertThat(one.has).hasSize(1);
    one.unwanted = "p0";
    turnAll(one, two);
    assertThat(one.has).isEmpty();
    assertThat(two.has).hasSize(1);
    two.share.leave();
    turnAll(one);
    assertThat(one.has).as("alone, it has what it does not want").hasSize(1);
  }

  @Test
  void aWorkerAloneHasAll() throws Exception {
    Worker one = new Worker("one", 8);
    turnAll(one);
    assertThat(one.has).hasSize(8);
  }

  @Test
  void workersShareEvenly() throws Exception {
    Worker one = new Worker("one", 8);
    turnAll(one);
    Worker two = new Worker("two", 8);
    Worker three = new Worker("three", 8);
    turnAll(one, two, three);
    assertThat(List.of(one.has.size(), two.has.size(), three.has.size()))
        .containsExactlyInAnyOrder(3, 3, 2);
    assertThat(all(one, two, three)).isEqualTo(8);
  }

  @Test
  void anotherTakesOverFromOneThatIsFrozen() throws Exception {
    Worker one = new Worker("one", 4);
    Worker two = new Worker("two", 4);
    turnAll(one, two);
    clock.advance(TIMES.lasts());
    turnAll(two);
    assertThat(two.has).hasSize(4);
    assertThat(one.has.values()).as("by its own clock").noneMatch(HeldLease::isValid);
    one.share.turn();
    turnAll(one, two);
    assertThat(one.has).hasSize(2).doesNotContainKeys(two.has.keySet().toArray(String[]::new));
  }

  @Test
  void oneThatLeavesMakesRoomAtOnce() throws Exception {
    Worker one = new Worker("one", 4);
    Worker two = new Worker("two", 4);
    turnAll(one, two);
    one.share.leave();
    two.share.turn();
    assertThat(one.has).isEmpty();
    assertThat(two.has).hasSize(4);
    assertThat(two.has.values()).noneMatch(held -> held.lease().afterUncleanStop());
  }

  @Test
  void aSinkForOneProcessIsAShareOfOne() throws Exception {
    Worker one = new Worker("one", 1);
    Worker two = new Worker("two", 1);
    turnAll(one, two);
    assertThat(one.has).hasSize(1);
    assertThat(two.has).isEmpty();
    one.share.leave();
    turnAll(two);
    assertThat(two.has).hasSize(1);
  }

  @Test
  void stopsBeforeItsLeaseIsOverWhenItCannotBeRenewed() throws Exception {
    Worker one = new Worker("one", 2);
    turnAll(one);
    leases.failure("the store is away");
    clock.advance(TIMES.reliedOn().minus(Duration.ofMillis(1)));
    assertThatThrownBy(one.share::turn).isInstanceOf(StoreUnavailableException.class);
    assertThat(one.has).as("still valid").hasSize(2);
    clock.advance(Duration.ofMillis(1));
    assertThatThrownBy(one.share::turn).isInstanceOf(StoreUnavailableException.class);
    assertThat(one.has).isEmpty();
    assertThat(TIMES.reliedOn()).isLessThan(TIMES.lasts());
    leases.failure(null);
    one.share.turn();
    assertThat(one.has).hasSize(2);
  }
}
