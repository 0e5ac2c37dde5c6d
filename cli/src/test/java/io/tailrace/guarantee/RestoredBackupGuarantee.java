package io.tailrace.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import io.tailrace.log.sqlite.SqliteConsumerStore;
import io.tailrace.testkit.NegativeControl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guarantee: an event that was answered 2xx before {@code tailrace backup} began is in the
 * backup. Restored, it is in the warehouse and in the database, once; and what the sender sends
 * again since then makes no second row. Dead letters, quarantine and suppressions are there too. A
 * backup that was killed, on either side, is no backup, and can be begun again.
 *
 * <p>Over 10 s: it starts servers and commands in processes of their own, under load.
 */
class RestoredBackupGuarantee {
  private static final int KILLS = Integer.getInteger("kills", 10);
  private static final String MADE = "hold what was answered until";

  @TempDir Path temporary;

  @Test
  void whatWasAnsweredBeforeABackupIsRestoredOnce() throws Exception {
    Path backup = temporary.resolve("backup");
    Path data = Files.createDirectories(temporary.resolve("data"));
    leaveADeadLetter(data);
    try (ServerProcess server = LoadedServer.in(data).start();
        LoadedServer load = LoadedServer.of(server, seed())) {
      setSomethingAside(server);
      load.awaitMore(100);
      Set<String> before = load.answered();
      assertThat(server.run("backup", backup.toString())).contains(MADE);
      load.awaitMore(20);
      load.end();
      Path restored = temporary.resolve("restored");
      load.assertRestores(backup, restored, before, List.of("spam"));
      assertSetAside(restored);
    }
  }

  private static void leaveADeadLetter(Path data) throws Exception {
    byte[] body = Posts.event("refused", "sent").getBytes(UTF_8);
    var record =
        new LogRecord(
            0,
            1,
            "default",
            RecordKind.EVENT,
            "refused",
            Source.WEBHOOK,
            null,
            Instant.now(),
            body);
    try (SqliteConsumerStore store = SqliteConsumerStore.open(data, Set.of())) {
      store
          .deadLetters()
          .add(DeadLetter.of("warehouse", record, "for this test", 3, Instant.now()));
    }
  }

  /** A suppression, and a body in quarantine. */
  private static void setSomethingAside(ServerProcess server) throws Exception {
    Posts posts = new Posts(server.webhook());
    assertThat(posts.post(Posts.event("spam", "spammed"))).isEqualTo("200 {\"processed\":1}");
    assertThat(posts.post("not JSON")).contains("quarantined");
  }

  private static void assertSetAside(Path folder) throws Exception {
    try (ServerProcess restored = LoadedServer.in(folder)) {
      assertThat(restored.run("suppressions", "list", "ada@example.com")).contains("spammed");
      assertThat(restored.run("quarantine", "list")).contains("not_json");
      assertThat(restored.run("dead-letters", "list")).contains("for this test");
    }
  }

  @Test
  @Tag("full")
  void aKilledBackupIsNoneAndCanBeBegunAgain() throws Exception {
    long seed = seed();
    Random random = new Random(seed);
    Path backup = temporary.resolve("whole");
    try (ServerProcess server = LoadedServer.in(temporary.resolve("data")).start();
        LoadedServer load = LoadedServer.of(server, seed)) {
      load.awaitMore(100);
      long began = System.nanoTime();
      assertThat(server.run("backup", backup.toString())).contains(MADE);
      long took = System.nanoTime() - began;
      Set<String> before = Set.of();
      for (int kill = 0; kill < KILLS; kill++) {
        backup = temporary.resolve("backup-" + kill);
        Process caller = server.begin("backup", backup.toString());
        TimeUnit.NANOSECONDS.sleep((long) (took * random.nextDouble()));
        kill(server, caller, random.nextBoolean());
        refusedUnlessWhole(server, backup);
        before = load.answered();
        if (!Files.exists(backup.resolve("backup.json"))) {
          assertThat(server.run("backup", backup.toString())).contains(MADE);
        } else {
          before = Set.of();
        }
        assertThat(server.folder().resolve("outgoing.tmp")).doesNotExist();
      }
      load.end();
      load.assertRestores(backup, temporary.resolve("restored"), before, List.of());
    }
  }

  private static void kill(ServerProcess server, Process caller, boolean itself) throws Exception {
    if (itself) {
      server.kill();
      caller.waitFor();
      server.start();
    } else {
      caller.destroyForcibly().waitFor();
    }
  }

  private void refusedUnlessWhole(ServerProcess server, Path backup) throws Exception {
    if (!Files.exists(backup.resolve("backup.json"))) {
      Path nowhere = temporary.resolve("nowhere");
      assertThat(server.run("restore", backup.toString(), "--data-dir", nowhere.toString()))
          .contains("is no whole backup");
      assertThat(nowhere).doesNotExist();
    }
  }

  @Test
  void aBackupThatFillsTheDiskIsNoneAndCanBeBegunAgain() throws Exception {
    Path backup = temporary.resolve("backup");
    try (ServerProcess server = LoadedServer.in(temporary.resolve("data")).start()) {
      Posts posts = new Posts(server.webhook());
      assertThat(posts.post(Posts.event("e", "sent"))).startsWith("200");
      new Status(server.folder()).awaitCaughtUp(Duration.ofMinutes(1));
      assertThat(server.runWithFileLimit(100, "backup", backup.toString()))
          .contains("too large")
          .contains("is no backup");
      refusedUnlessWhole(server, backup);
      assertThat(server.run("backup", backup.toString())).contains(MADE);
    }
  }

  /** One that copies the log first has sinks that are past it, and nobody could go on with them. */
  @Test
  @Tag("full")
  @NegativeControl
  void aBackupWithTheLogFirstDoesNotFit() throws Exception {
    Path backup = temporary.resolve("backup");
    Mutant logFirst =
        new Mutant(temporary.resolve("mutant"))
            .change(
                "server",
                "io.tailrace.server.ConfiguredParts",
                "    return new BackupSources(",
                "    java.util.Collections.reverse(parts);\n    return new BackupSources(");
    try (ServerProcess server = LoadedServer.in(temporary.resolve("data")).as(logFirst).start();
        LoadedServer load = LoadedServer.of(server, seed())) {
      load.awaitMore(200);
      assertThat(server.run("backup", backup.toString())).contains(MADE);
      load.end();
      assertThat(LoadedServer.in(temporary.resolve("restored")).run("restore", backup.toString()))
          .contains("do not fit")
          .contains("They are not of one backup");
    }
  }

  private static long seed() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    return seed;
  }
}
