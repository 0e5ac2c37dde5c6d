package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.sink.KillTrial;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantee: a process that is killed at any moment leaves rows and position in agreement.
 *
 * <p>Over 10 s: in -Pfull it starts a process anew after each of 84 kills.
 */
class KilledAtAnyMomentGuarantee {
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  @Test
  void killedThrice(@TempDir Path folder) throws Exception {
    kill(folder, 3);
  }

  @Test
  @Tag("full")
  void killedTwoDozenTimes(@TempDir Path folder) throws Exception {
    kill(folder, 24);
  }

  /** No failure in 1,000 kills means that fewer than 3 in 1,000 would show one. */
  @Test
  @Tag("long")
  void killedAThousandTimes(@TempDir Path folder) throws Exception {
    kill(folder, 1000);
  }

  /** The trial finds a sink whose position is not in the transaction of its rows. */
  @Test
  @Tag("full")
  @NegativeControl
  void aPositionCommittedFirstWouldBeFound(@TempDir Path folder) throws Exception {
    KillTrial.Report report = new KillTrial(PositionFirst.class, folder, 1).run(60);
    assertThat(report.disagreements()).isNotEmpty();
  }

  private static void kill(Path folder, int times) throws Exception {
    System.out.println("Kills with -Dseed=" + SEED);
    KillTrial.Report report = new KillTrial(DuckDbSinkTest.class, folder, SEED).run(times);
    System.out.println(report);
    assertThat(report.disagreements()).isEmpty();
    assertThat(report.records()).isPositive();
  }
}
