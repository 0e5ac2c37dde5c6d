package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.customerio.SimulatedEvent;
import io.tailrace.testkit.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guarantee: when a worker freezes (SIGSTOP) at a random moment under load, another takes over
 * what it worked on, and goes on. When it thaws, it commits nothing of what it had begun, and has
 * its share of the work again by itself. Nothing is lost or doubled.
 *
 * <p>Over 10 s: leases of a frozen worker must end, and its share come back, four processes in all.
 */
class FrozenWorkerGuarantee {
  private static final int FREEZES = Integer.getInteger("freezes", 1);
  private static final int PARTITIONS = 8;
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path temporary;

  @Test
  void anotherTakesOverAndTheFrozenOneComesBack() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (Fleet fleet = new Fleet(temporary, "io.tailrace.cli.Main");
        Traffic traffic = Traffic.start(fleet.webhooks(), 1, 1_000_000, seed)) {
      for (int freeze = 0; freeze < FREEZES; freeze++) {
        ServerProcess frozen = fleet.workers.get(freeze % 2);
        ServerProcess other = fleet.workers.get(1 - freeze % 2);
        awaitShare(frozen, PARTITIONS / 2);
        traffic.awaitMore(50);
        TimeUnit.MICROSECONDS.sleep(random.nextInt(50_000));
        frozen.freeze();
        awaitShare(other, PARTITIONS);
        traffic.awaitMore(50);
        frozen.thaw();
      }
      awaitShare(fleet.workers.get(0), PARTITIONS / 2);
      awaitShare(fleet.workers.get(1), PARTITIONS / 2);
      traffic.end();
      fleet.awaitCaughtUp();
      assertNothingLostOrDoubled(fleet.place, traffic);
      aCommitOfAZombieWouldBeFound(fleet.place, traffic);
      assertThat(fleet.workers.subList(0, Math.min(FREEZES, 2)))
          .allSatisfy(frozen -> assertThat(frozen.said()).contains("stops working on"));
    }
  }

  private static void awaitShare(ServerProcess worker, int partitions) throws Exception {
    new Status(worker.folder())
        .await(SOON, status -> Status.workedHere(status, "database") == partitions);
  }

  /** What one would do that woke and counted a batch that another has had. */
  @NegativeControl
  private void aCommitOfAZombieWouldBeFound(Place place, Traffic traffic) throws Exception {
    try (Connection connection = PostgresServer.shared().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE " + place.schema() + ".hourly_counts SET events = events + 1");
    }
    assertThatThrownBy(() -> assertNothingLostOrDoubled(place, traffic))
        .isInstanceOf(AssertionError.class);
  }

  private void assertNothingLostOrDoubled(Place place, Traffic traffic) throws Exception {
    Kept kept = place.kept(temporary);
    Rows activity = kept.activity();
    activity.assertNoneLostOrDoubled(traffic.answered());
    assertThat(kept.counted()).isEqualTo(activity.ids().size());
    List<SimulatedEvent> all = activity.ids().stream().map(traffic.sent()::get).toList();
    assertThat(FoldedAlone.of(PostgresServer.shared(), all).differences(place.schema())).isEmpty();
  }
}
