package io.tailrace.log.sqlite;

import static io.tailrace.log.sqlite.LogFixture.keys;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that appends, at random moments, again and again on the same log: everything that
 * it answered is there, once. {@code -Dtailrace.kills=N} kills more often.
 *
 * <p>Over 10 s: in -Pfull it starts a process anew after each of a dozen kills.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("tailrace.kills", 6);
  private static final int MOMENT_MILLIS = 400;

  @TempDir Path folder;

  @Test
  void whatWasAnsweredIsThereAfterAKill() throws Exception {
    assertThereAfter(2);
  }

  @Test
  @Tag("full")
  void whatWasAnsweredIsThereAfterEveryKill() throws Exception {
    assertThereAfter(KILLS);
  }

  private void assertThereAfter(int kills) throws Exception {
    long seed = Long.getLong("tailrace.seed", System.nanoTime());
    System.out.println("KillTest: " + kills + " kills, -Dtailrace.seed=" + seed);
    Random random = new Random(seed);
    Set<String> answered = new HashSet<>();
    for (int kill = 0; kill < kills; kill++) {
      answered.addAll(runAndKill("k" + kill, random.nextInt(MOMENT_MILLIS)));
      try (SqliteLog log = LogFixture.open(folder)) {
        List<String> kept = keys(log);
        assertThat(kept).doesNotHaveDuplicates();
        assertThat(new HashSet<>(kept))
            .as("after kill %d, seed %d", kill, seed)
            .containsAll(answered);
        assertThat(log.rollbacks()).as("alarms after kill %d, seed %d", kill, seed).isZero();
      }
    }
    System.out.println("KillTest: " + answered.size() + " answered appends, all there");
  }

  @Test
  @Tag("full")
  void aProcessThatAnswersTooEarlyIsFoundOut() throws Exception {
    Random random = new Random(1);
    boolean found = false;
    for (int kill = 0; kill < KILLS && !found; kill++) {
      String prefix = AppendingProcess.EARLY + kill;
      List<String> answered = runAndKill(prefix, random.nextInt(MOMENT_MILLIS));
      try (SqliteLog log = LogFixture.open(folder)) {
        found = !new HashSet<>(keys(log)).containsAll(answered);
      }
    }
    assertThat(found).as("an answer without its record, within %d kills", KILLS).isTrue();
  }

  private List<String> runAndKill(String prefix, int afterMillis) throws Exception {
    try (AppendingProcess process = AppendingProcess.start(folder, prefix, "")) {
      List<String> answered = new ArrayList<>();
      answered.add(AppendingProcess.idIn(process.nextLine()));
      Thread killer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    LockSupport.parkNanos(afterMillis * 1_000_000L);
                    process.kill();
                  });
      answered.addAll(process.restOfAnswers());
      killer.join();
      return answered;
    }
  }
}
