package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.disk.PowerLosses;
import io.tailrace.testkit.disk.SimulatedDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guarantee: an event that was answered 2xx is in log, warehouse and database, once, although
 * the power fails at any moment, and although syncs failed before. It rests on a disk that keeps
 * what it has synced, and on a file system that keeps the order of its names, as ext4 and XFS do.
 *
 * <p>The real server runs on a simulated disk, which makes its folder again as a loss of power at a
 * random moment leaves it. What is found is opened in this process, by the real log and sinks, and
 * now and then by a server of its own. {@code -Dstates=3000} looks at more moments; {@code
 * -Dseed=N} repeats a run.
 */
@DisabledIf(value = "isNotSupported", disabledReason = "the library is for Linux on x86-64")
class PowerLossGuarantee {
  private static final int STATES = Integer.getInteger("states", 200);
  private static final int STATES_A_SCENE = 100;
  private static final int PROCESS_EVERY = 40;

  @TempDir Path temporary;
  private Duration patience = Duration.ofMinutes(2);
  private int looked;

  static boolean isNotSupported() {
    return !SimulatedDisk.isSupported();
  }

  @Test
  void everyAnsweredEventIsThereOnceAfterAnyLossOfPower() throws Exception {
    assertThat(faults(false)).isEmpty();
  }

  @Test
  void evenWhereSyncsHadFailed() throws Exception {
    assertThat(faults(true)).isEmpty();
  }

  /** Where no sync reaches the disk, the same check finds files damaged and events lost. */
  @Test
  @NegativeControl
  void aDiskThatDoesNotSyncLosesEvents() throws Exception {
    patience = Duration.ofSeconds(3);
    try (PowerLossScene scene = new PowerLossScene(temporary, 1, false).play()) {
      assertThat(look(scene, scene.lossesWithoutSyncs(), 5)).isNotEmpty();
    }
  }

  /** Half of the states are looked at with failed syncs, half without. */
  private List<String> faults(boolean syncsFail) throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    List<String> faults = new ArrayList<>();
    for (int left = STATES / 2; left > 0; left -= STATES_A_SCENE, seed++) {
      Path below = temporary.resolve("scene-" + seed);
      try (PowerLossScene scene = new PowerLossScene(below, seed, syncsFail).play()) {
        int states = Math.min(left, STATES_A_SCENE);
        List<String> found = look(scene, scene.losses(), states);
        System.out.printf(
            "seed %d: of %d losses of power, after %d failed syncs, %d lost or doubled something%n",
            seed, states, scene.failedSyncs(), found.size());
        faults.addAll(found);
      }
      delete(below);
    }
    return faults;
  }

  private List<String> look(PowerLossScene scene, PowerLosses losses, int states) throws Exception {
    List<String> faults = new ArrayList<>();
    losses.forEach(
        states,
        temporary.resolve("found"),
        found -> {
          try {
            start(found.folder());
            assertNothingLost(found.folder(), scene.answeredBy(found.moment()));
          } catch (Exception | AssertionError e) {
            faults.add(found + ": " + e);
            System.out.println(found + ": " + e);
          }
          delete(found.folder());
        });
    return faults;
  }

  private void start(Path folder) throws Exception {
    if (++looked % PROCESS_EVERY != 0) {
      StartedOn.folder(folder, patience);
      return;
    }
    try (ServerProcess server = ServerProcess.of(folder).start()) {
      new Status(folder).awaitCaughtUp(patience);
      server.terminate();
    }
  }

  private static void assertNothingLost(Path folder, Set<String> answered) throws Exception {
    Kept kept = new Kept(folder);
    Rows log = kept.log();
    log.assertNoneLostOrDoubled(answered);
    kept.assertEachOnce(log.ids());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
