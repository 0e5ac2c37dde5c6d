package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.disk.SimulatedDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guarantee: an event that was answered 2xx is in log, warehouse and database, once, although
 * the power fails at any moment, and although syncs failed before. It rests on a disk that keeps
 * what it has synced, and on a file system that keeps the order of its names, as ext4 and XFS do.
 *
 * <p>The real server runs on a simulated disk, which makes its folder again as a loss of power at a
 * random moment leaves it. The default build looks at a few moments, the full one at 200 and, for
 * the negative controls, at a server that was compiled anew with one sentence changed: some minutes
 * in all. {@code -Dstates=3000} looks at more; {@code -Dseed=N} repeats a run.
 *
 * <p>Over 10 s: in -Pfull it looks at 200 folders after a loss of power, and compiles and runs
 * three mutants.
 */
@DisabledIf(value = "isNotSupported", disabledReason = "the library is for Linux on x86-64")
class PowerLossGuarantee {
  private static final int SCENES = 8;
  private static final int STATES = Integer.getInteger("states", 200);
  private static final int STATES_A_SCENE = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration SOON = Duration.ofSeconds(3);

  @TempDir Path temporary;

  static boolean isNotSupported() {
    return !SimulatedDisk.isSupported();
  }

  /** One life of a server, and few moments of it. */
  @Test
  void everyAnsweredEventIsThereOnceAfterALossOfPower() throws Exception {
    assertThat(faults(10, PowerLossScene::playBriefly, AfterPowerLoss.ALL_IS_THERE)).isEmpty();
  }

  /** Half of the states. */
  @Test
  @Tag("full")
  void everyAnsweredEventIsThereOnceAfterAnyLossOfPower() throws Exception {
    assertThat(faults(STATES / 2, PowerLossScene::play, AfterPowerLoss.ALL_IS_THERE)).isEmpty();
  }

  @Test
  @Tag("full")
  void evenWhereSyncsHadFailed() throws Exception {
    PowerLossScene.Play play = PowerLossScene::playWithFailedSyncs;
    assertThat(faults(STATES * 9 / 20, play, AfterPowerLoss.ALL_IS_THERE)).isEmpty();
  }

  /** What it lets go stands in the main files of the sinks: the rest of DuckDB's may be lost. */
  @Test
  @Tag("full")
  void evenWhereTheLogHasLetGo() throws Exception {
    PowerLossScene.Play play = PowerLossScene::playLettingGo;
    assertThat(faults(STATES / 20, play, AfterPowerLoss.ALL_WAS_DELIVERED)).isEmpty();
  }

  /** A checkpoint that failed leaves nothing behind that DuckDB cannot read. */
  @Test
  @Tag("full")
  void evenWhereItHasLetGoAndSyncsHadFailed() throws Exception {
    PowerLossScene.Play play = PowerLossScene::playLettingGoWithFailedSyncs;
    assertThat(faults(STATES / 20, play, AfterPowerLoss.ALL_WAS_DELIVERED)).isEmpty();
  }

  /** Where no sync reaches the disk, the same check finds files damaged and events lost. */
  @Test
  @Tag("full")
  @NegativeControl
  void aDiskThatDoesNotSyncLosesEvents() throws Exception {
    try (PowerLossScene scene = new PowerLossScene(temporary, 1)) {
      scene.play();
      var after = new AfterPowerLoss(scene, SOON, AfterPowerLoss.ALL_IS_THERE);
      scene.lossesWithoutSyncs().forEach(5, temporary.resolve("found"), after);
      assertThat(after.faults()).isNotEmpty();
    }
  }

  /** The last close copies and syncs once more, succeeds, and deletes the write-ahead log. */
  @Test
  @Tag("full")
  @NegativeControl
  void aLogThatIsClosedInGoodOrderAfterAFailedSyncLosesEvents() throws Exception {
    Mutant mutant = new Mutant(temporary.resolve("mutant"));
    mutant.change(
        "logs/sqlite",
        "io.tailrace.log.sqlite.OpenLog",
        "InOrder.close(this::rollback, this::letGo, keeper, side::release,",
        """
        try {
          rollback();
          connection.setAutoCommit(true);
          Checkpoint.everything(connection);
        } catch (SQLException e) {
          System.out.println("closing all the same: " + e);
        }
        InOrder.close(keeper, this::letGo, side::release,
        """);
    assertLosesEvents(mutant, "log.db");
  }

  /** SQLite's own checkpoints keep it to themselves that a sync failed, and go on. */
  @Test
  @Tag("full")
  @NegativeControl
  void aDatabaseWithAutomaticCheckpointsLosesEvents() throws Exception {
    Mutant mutant = new Mutant(temporary.resolve("mutant"));
    mutant
        .change(
            "sinks/database",
            "io.tailrace.sink.database.SqliteFile",
            "setWalAutocheckpoint(0)",
            "setWalAutocheckpoint(100)")
        .change(
            "sinks/database",
            "io.tailrace.sink.database.SqliteWriters",
            "return Checkpoint.passive(connection).left() == 0;",
            "return true;");
    assertLosesEvents(mutant, "database.db");
  }

  /**
   * Which sync fails is the system's choice too: a scene in which it hurt nothing is played again.
   */
  private void assertLosesEvents(Mutant mutant, String file) throws Exception {
    for (int scene = 1; scene <= SCENES; scene++) {
      if (losesEvents(mutant, file, temporary.resolve("scene" + scene))) {
        return;
      }
    }
    throw new AssertionError("in " + SCENES + " scenes nothing of " + file + " was lost");
  }

  private boolean losesEvents(Mutant mutant, String file, Path folder) throws Exception {
    try (PowerLossScene scene = new PowerLossScene(folder, mutant)) {
      scene.playFailing(file);
      var after = new AfterPowerLoss(scene, SOON, AfterPowerLoss.ALL_IS_THERE);
      scene.losses().atTheEnd(2, folder.resolve("found"), after);
      return !after.faults().isEmpty();
    }
  }

  /** What only its write-ahead log holds is then nowhere, once that is lost. */
  @Test
  @Tag("full")
  @NegativeControl
  void aWarehouseThatCallsSafeWhatIsCommittedLosesEvents() throws Exception {
    Mutant mutant =
        new Mutant(temporary.resolve("mutant"))
            .change(
                "sinks/duckdb",
                "io.tailrace.sink.duckdb.DuckDbSink",
                "return checkpoints.covered(committed);",
                "return committed;")
            .change(
                "sinks/duckdb",
                "io.tailrace.sink.duckdb.DuckDbCheckpoints",
                "OFTEN = Duration.ofSeconds(10)",
                "OFTEN = Duration.ofHours(1)");
    try (PowerLossScene scene = new PowerLossScene(temporary.resolve("scene"), mutant)) {
      scene.playLettingGo();
      var after = new AfterPowerLoss(scene, SOON, AfterPowerLoss.ALL_WAS_DELIVERED);
      scene.losses().at(scene.moment(), 2, temporary.resolve("found"), after);
      assertThat(after.faults()).hasSize(2);
    }
  }

  /** DuckDB writes metadata in place: half of that, and the file cannot be read. */
  @Test
  @Tag("full")
  @NegativeControl
  void aWarehouseWithoutItsRollbackJournalLosesEvents() throws Exception {
    Mutant mutant =
        new Mutant(temporary.resolve("mutant"))
            .change(
                "sinks/duckdb",
                "io.tailrace.sink.duckdb.DuckDbFile",
                "journal.keep(writtenOver);",
                "System.out.println(writtenOver);");
    try (PowerLossScene scene = new PowerLossScene(temporary.resolve("scene"), mutant)) {
      scene.playLettingGoAndFailing();
      var after = new AfterPowerLoss(scene, PATIENCE, AfterPowerLoss.ALL_WAS_DELIVERED);
      scene.losses().at(scene.moment(), 1, temporary.resolve("found"), after);
      assertThat(after.faults()).hasSize(1);
    }
  }

  private List<String> faults(int states, PowerLossScene.Play play, AfterPowerLoss.Check check)
      throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    List<String> faults = new ArrayList<>();
    for (int left = states; left > 0; left -= STATES_A_SCENE, seed++) {
      Path below = temporary.resolve("scene-" + seed);
      try (PowerLossScene scene = new PowerLossScene(below, seed)) {
        play.play(scene);
        faults.addAll(faults(scene, seed, Math.min(left, STATES_A_SCENE), check));
      }
      AfterPowerLoss.delete(below);
    }
    return faults;
  }

  private List<String> faults(
      PowerLossScene scene, long seed, int states, AfterPowerLoss.Check check) throws Exception {
    var after = new AfterPowerLoss(scene, PATIENCE, check);
    scene.losses().forEach(states, temporary.resolve("found"), after);
    System.out.printf(
        "seed %d: of %d losses of power, after %d failed syncs, %d lost or doubled something%n",
        seed, states, scene.failedSyncs(), after.faults().size());
    return after.faults();
  }
}
