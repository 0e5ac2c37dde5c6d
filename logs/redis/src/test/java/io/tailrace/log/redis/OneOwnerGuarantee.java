package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.lease.FairShare;
import io.tailrace.core.lease.HeldLease;
import io.tailrace.core.lease.Lease;
import io.tailrace.core.lease.LeaseHolder;
import io.tailrace.core.lease.LeaseTimes;
import io.tailrace.core.log.Position;
import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A partition has one owner. When a worker freezes, another takes its partitions over, and once the
 * frozen one goes on, it can no longer commit.
 */
class OneOwnerGuarantee {
  private static final UUID LOG = UUID.randomUUID();
  private static final int PARTITIONS = 4;
  private static final LeaseTimes TIMES = new LeaseTimes(Duration.ofMillis(600));
  @TempDir Path folder;
  private RedisServer server;
  private Redis redis;
  private RedisConsumerStore store;

  @BeforeEach
  void open() throws IOException {
    server = RedisServer.start(folder);
    redis = Redis.connect(RedisAddress.of(server.url()), "tailrace");
    store = RedisConsumerStore.open(redis, Set.of("database"), "worker");
  }

  @AfterEach
  void close() {
    redis.close();
    server.close();
  }

  /** A worker in this process, turned by hand: one that is not turned is frozen. */
  private final class Worker implements LeaseHolder {
    final Map<String, HeldLease> has = new ConcurrentHashMap<>();
    final FairShare share;

    Worker(String name) {
      share =
          new FairShare(
              store.leases(),
              name,
              IntStream.range(0, PARTITIONS).mapToObj(Lease::partition).toList(),
              this,
              new FairShare.Clock(TIMES, System::nanoTime));
    }

    @Override
    public void taken(HeldLease lease) {
      has.put(lease.lease().name(), lease);
    }

    @Override
    public void lost(HeldLease lease) {
      has.remove(lease.lease().name());
    }

    boolean commits(int partition, long offset) throws Exception {
      HeldLease lease = has.get(Lease.partition(partition));
      return store
          .positions()
          .compareAndSet("database", lease.lease().epoch(), Position.at(LOG, partition, offset));
    }
  }

  private static void turn(Worker... workers) throws Exception {
    for (Worker worker : workers) {
      worker.share.turn();
    }
  }

  @Test
  void anotherTakesOverAndTheZombieCommitsNothing() throws Exception {
    Worker one = new Worker("one");
    Worker two = new Worker("two");
    LogFixture.eventually(
        () -> {
          turn(one, two);
          return one.has.size() == 2 && two.has.size() == 2;
        });
    int partition = Integer.parseInt(one.has.keySet().iterator().next().split(":", 2)[1]);
    assertThat(one.commits(partition, 10)).isTrue();
    LogFixture.eventually(
        () -> {
          turn(two);
          return two.has.size() == PARTITIONS;
        });
    assertThat(one.has.values()).as("its own clock said so first").noneMatch(HeldLease::isValid);
    assertThat(one.commits(partition, 99)).as("before the new owner's first commit").isFalse();
    assertThat(two.has.get(Lease.partition(partition)).lease().afterUncleanStop()).isTrue();
    assertThat(two.commits(partition, 20)).isTrue();
    assertThat(one.commits(partition, 99)).isFalse();
    assertThat(store.positions().committed("database", partition))
        .contains(Position.at(LOG, partition, 20));
    LogFixture.eventually(
        () -> {
          turn(one, two);
          return one.has.size() == 2 && two.has.size() == 2;
        });
  }

  /** Without the epoch of its own lease, the same commit of a frozen worker would go through. */
  @Test
  @NegativeControl
  void aZombieThatTookTheNewEpochWouldCommit() throws Exception {
    Duration time = Duration.ofMillis(1);
    String name = Lease.partition(0);
    long old = store.leases().acquire(name, "one", time).orElseThrow().epoch();
    Lease[] now = new Lease[1];
    LogFixture.eventually(
        () -> {
          now[0] = store.leases().acquire(name, "two", Duration.ofMinutes(1)).orElse(null);
          return now[0] != null;
        });
    Position position = Position.at(LOG, 0, 99);
    assertThat(store.positions().compareAndSet("database", old, position)).isFalse();
    assertThat(store.positions().compareAndSet("database", now[0].epoch(), position)).isTrue();
  }

  @Test
  void aSinkOfOneProcessIsFencedByItsOwnLease() throws Exception {
    Duration time = Duration.ofMinutes(1);
    Lease warehouse = store.leases().acquire(Lease.sink("warehouse"), "one", time).orElseThrow();
    assertThat(store.leases().acquire(Lease.partition(0), "two", time)).isPresent();
    Position position = Position.at(LOG, 0, 5);
    assertThat(store.positions().compareAndSet("warehouse", warehouse.epoch(), position)).isTrue();
    assertThat(store.positions().compareAndSet("database", warehouse.epoch(), position)).isFalse();
  }

  @Test
  void epochsGrowEvenPastAnEmptiedRedis() throws Exception {
    Duration time = Duration.ofMinutes(1);
    long before = store.leases().acquire("a", "one", time).orElseThrow().epoch();
    redis.ask(commands -> commands.flushall());
    List<Long> after =
        List.of(
            store.runs().begin().epoch(),
            store.leases().acquire("a", "one", time).orElseThrow().epoch());
    assertThat(after.get(0)).isGreaterThanOrEqualTo(before);
    assertThat(after.get(1)).isGreaterThan(after.get(0));
  }
}
