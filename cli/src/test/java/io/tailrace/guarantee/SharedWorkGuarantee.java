package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.bigquery.SimulatedBigQuery;
import io.tailrace.testkit.customerio.SimulatedEvent;
import io.tailrace.testkit.postgres.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guarantee: two receivers and two workers on one Redis, one PostgreSQL and one BigQuery (a
 * simulated one); each of them and Redis are killed (SIGKILL) at random moments under load, and the
 * same events come to both receivers at about the same time. Each event that was answered 2xx is
 * one row in the warehouse and in the database once, and every table holds what one undisturbed
 * process would have made of it.
 *
 * <p>{@code -Drounds=100} kills each of the five that often; {@code -Dseed=N} repeats a run.
 *
 * <p>Over 10 s: four processes start, and each starts anew after it was killed.
 */
class SharedWorkGuarantee {
  private static final int ROUNDS = Integer.getInteger("rounds", 1);
  private static final int SENDERS = 2;
  private static final int PLENTY = 1_000_000;

  @TempDir Path temporary;

  @Test
  void everyAnsweredEventIsThereOnceThroughKillsOfAnyProcess() throws Exception {
    try (SimulatedBigQuery bigQuery = SimulatedBigQuery.start()) {
      Outcome outcome =
          underLoad(
              "io.tailrace.cli.Main", place -> place.with(bigQuery), SharedWorkGuarantee::killEach);
      assertThereOnce(outcome);
      Place.rows(bigQuery).assertEachOnce(outcome.kept.ids());
    }
  }

  private static void assertThereOnce(Outcome outcome) throws Exception {
    outcome.kept.assertNoneLostOrDoubled(outcome.answered);
    assertThat(outcome.counted).isEqualTo(outcome.kept.ids().size());
    assertThat(outcome.differences()).isEmpty();
    System.out.printf(
        "%d kills of 5 processes, %d events answered by 2 receivers, 0 lost, 0 doubled%n",
        ROUNDS * 5, outcome.answered.size());
  }

  /** The negative control: receivers that answer before the commit must fail the same test. */
  @Test
  @Tag("full")
  @NegativeControl
  void receiversThatAnswerBeforeTheCommitLoseEvents() throws Exception {
    Outcome outcome =
        underLoad(
            "io.tailrace.cli.EagerMain",
            place -> place.with("TAILRACE_WAREHOUSE_URL", "none"),
            (fleet, traffic, random) -> {
              letSomePass(traffic, random);
              fleet.redis.kill();
              letSomePass(traffic, random);
              fleet.redis.start();
            });
    assertThat(outcome.kept.lost(outcome.answered)).isNotEmpty();
  }

  private interface Harm {
    void happen(Fleet fleet, Traffic traffic, Random random) throws Exception;
  }

  private static void killEach(Fleet fleet, Traffic traffic, Random random) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      List<Fleet.Victim> victims = new ArrayList<>(fleet.victims());
      Collections.shuffle(victims, random);
      for (Fleet.Victim victim : victims) {
        letSomePass(traffic, random);
        victim.die();
      }
    }
  }

  private Outcome underLoad(String receiver, UnaryOperator<Place> warehouse, Harm harm)
      throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (Fleet fleet = new Fleet(temporary, receiver, warehouse);
        Traffic traffic = Traffic.start(fleet.webhooks(), SENDERS, PLENTY, seed)) {
      harm.happen(fleet, traffic, random);
      letSomePass(traffic, random);
      traffic.end();
      fleet.awaitCaughtUp();
      Kept kept = fleet.place.kept(temporary);
      return new Outcome(
          traffic.answered(),
          traffic.sent(),
          kept.activity(),
          kept.counted(),
          fleet.place.schema());
    }
  }

  private static void letSomePass(Traffic traffic, Random random) throws Exception {
    traffic.awaitMore(50);
    TimeUnit.MICROSECONDS.sleep(random.nextInt((int) Duration.ofMillis(800).toNanos() / 1_000));
  }

  private record Outcome(
      Set<String> answered,
      Map<String, SimulatedEvent> sent,
      Rows kept,
      long counted,
      String schema) {

    /** One whose answer was lost with a process may be kept or not, but not by halves. */
    List<String> differences() throws Exception {
      List<SimulatedEvent> all = kept.ids().stream().map(sent::get).toList();
      return FoldedAlone.of(PostgresServer.shared(), all).differences(schema);
    }
  }
}
