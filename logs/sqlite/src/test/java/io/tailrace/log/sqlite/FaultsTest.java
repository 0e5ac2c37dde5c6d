package io.tailrace.log.sqlite;

import static io.tailrace.log.sqlite.LogFixture.append;
import static io.tailrace.log.sqlite.LogFixture.appendEventually;
import static io.tailrace.log.sqlite.LogFixture.event;
import static io.tailrace.log.sqlite.LogFixture.eventually;
import static io.tailrace.log.sqlite.LogFixture.keys;
import static io.tailrace.log.sqlite.LogFixture.open;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Retention;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Full, read-only, damaged, missing, moved, locked: unavailable with words that help, and back by
 * itself.
 */
class FaultsTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("log.db");
  }

  @Test
  void aFullDiskRefusesAndReadersGoOnAndFreedSpaceIsUsed() throws Exception {
    SqliteLogSettings small =
        SqliteLogSettings.in(folder)
            .withRetention(new Retention(Duration.ZERO, Duration.ofDays(1), 0, Duration.ofDays(8)))
            .withDisk(new SqliteLogSettings.Disk(64L << 20, 1 << 20, any -> Long.MAX_VALUE / 2, 0));
    try (SqliteLog log = open(small)) {
      int kept = fill(log);
      assertThat(log.check().ok()).isFalse();
      assertThat(log.check().message()).contains("disk is full", "Free some space");
      assertThat(keys(log)).hasSize(kept);
      eventually(() -> log.check().ok());
      log.retain();
      appendEventually(log, "after");
      assertThat(keys(log)).contains("after");
    }
  }

  private static int fill(SqliteLog log) throws LogUnavailableException {
    for (int i = 0; ; i++) {
      try {
        log.append(List.of(event("e" + i, new byte[10_000])), Instant.now().plusSeconds(10));
      } catch (LogUnavailableException e) {
        assertThat(e).hasMessageContainingAll("disk is full", "log.db", "503", "Free some space");
        return i;
      }
    }
  }

  @Test
  void aReadOnlyFolderRefusesUntilItCanBeWritten() throws Exception {
    try (SqliteLog log = open(folder)) {
      append(log, "e1");
    }
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--r--r--"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeThat(Files.isWritable(folder)).as("root may write everything").isFalse();
    try (SqliteLog log = open(folder)) {
      assertThatThrownBy(() -> append(log, "e2")).hasMessageContaining("cannot be written");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
      appendEventually(log, "e2");
      assertThat(keys(log)).containsExactly("e1", "e2");
    }
  }

  @Test
  void aFolderInTheFilesPlaceRefusesUntilItIsGone() throws Exception {
    Files.createDirectory(file());
    try (SqliteLog log = open(folder)) {
      assertThatThrownBy(() -> append(log, "e1")).hasMessageContaining("cannot be opened");
      Files.delete(file());
      appendEventually(log, "e1");
    }
  }

  @Test
  void aMissingFolderRefusesUntilItIsThere() throws Exception {
    Path missing = folder.resolve("missing");
    try (SqliteLog log = open(missing)) {
      assertThatThrownBy(() -> append(log, "e1")).hasMessageContaining("cannot be opened");
      assertThatThrownBy(() -> log.reader().logId()).isInstanceOf(LogUnavailableException.class);
      Files.createDirectory(missing);
      appendEventually(log, "e1");
    }
  }

  @Test
  void aDamagedFileIsLeftAloneAndARestoredOneIsUsed() throws Exception {
    UUID id = logWith("e1", "e2");
    byte[] good = Files.readAllBytes(file());
    byte[] garbage = "no database at all".repeat(1_000).getBytes(UTF_8);
    Files.write(file(), garbage);
    try (SqliteLog log = open(folder)) {
      assertThatThrownBy(() -> append(log, "e3"))
          .hasMessageContainingAll("damaged", "Rename a good copy");
      assertThat(Files.readAllBytes(file())).as("left as it is").isEqualTo(garbage);
      Files.write(file(), good);
      appendEventually(log, "e3");
      assertThat(log.reader().logId()).isEqualTo(id);
      assertThat(keys(log)).containsExactly("e1", "e2", "e3");
    }
  }

  @Test
  void aDamagedFileThatWasMovedAwayMakesRoomForANewLog() throws Exception {
    UUID id = logWith("e1");
    Files.write(file(), new byte[20_000]);
    try (SqliteLog log = open(folder)) {
      assertThat(log.check().message()).contains("damaged");
      Files.move(file(), folder.resolve("damaged.db"));
      appendEventually(log, "e2");
      assertThat(log.reader().logId()).isNotEqualTo(id);
      assertThat(keys(log)).containsExactly("e2");
    }
  }

  @Test
  void damageInsideIsNoticedByThoseWhoMeetIt() throws Exception {
    try (SqliteLog log = open(folder)) {
      for (int i = 0; i < 200; i++) {
        log.append(List.of(event("e" + i, new byte[2_000])), Instant.now().plusSeconds(10));
      }
    }
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      long size = channel.size();
      for (long at = 4_096L * 12; at < size; at += 4_096) {
        channel.write(java.nio.ByteBuffer.wrap(new byte[2_048]), at);
      }
    }
    try (SqliteLog log = open(folder)) {
      assertThatThrownBy(() -> keys(log)).hasMessageContaining("damaged");
      assertThatThrownBy(() -> append(log, "next"))
          .isInstanceOf(LogUnavailableException.class)
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void anotherProgramsFileIsNotTouched() throws Exception {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      other.createStatement().execute("CREATE TABLE theirs (x)");
    }
    byte[] before = Files.readAllBytes(file());
    try (SqliteLog log = open(folder)) {
      assertThatThrownBy(() -> append(log, "e1")).hasMessageContaining("another program");
    }
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void aNewerFormatIsRefused() throws Exception {
    logWith("e1");
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      other.createStatement().execute("PRAGMA user_version = 99");
    }
    try (SqliteLog log = open(folder)) {
      assertThatThrownBy(() -> append(log, "e2")).hasMessageContaining("another version");
    }
  }

  @Test
  void nothingIsAnsweredIntoADeletedFile() throws Exception {
    try (SqliteLog log = open(folder)) {
      append(log, "e1");
      Files.delete(file());
      assertThatThrownBy(() -> append(log, "e2")).isInstanceOf(LogUnavailableException.class);
      appendEventually(log, "e3");
      assertThat(keys(log)).containsExactly("e3");
    }
    try (SqliteLog log = open(folder)) {
      assertThat(keys(log)).containsExactly("e3");
    }
  }

  @Test
  void aFileMovedAwayTakesAllAlongThatWasAnswered() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    try (SqliteLog log = open(folder)) {
      append(log, "e1");
      append(log, "e2");
      Files.move(file(), elsewhere.resolve("log.db"));
      assertThatThrownBy(() -> append(log, "e3")).isInstanceOf(LogUnavailableException.class);
      appendEventually(log, "e4");
    }
    try (SqliteLog moved = open(elsewhere)) {
      assertThat(keys(moved)).startsWith("e1", "e2");
    }
    try (SqliteLog log = open(folder)) {
      assertThat(keys(log)).containsExactly("e4");
    }
  }

  @Test
  void aDeletedWriteAheadLogLosesNothing() throws Exception {
    try (SqliteLog log = open(folder)) {
      append(log, "e1");
      UUID id = log.reader().logId();
      Files.delete(folder.resolve("log.db-wal"));
      assertThatThrownBy(() -> append(log, "e2")).isInstanceOf(LogUnavailableException.class);
      appendEventually(log, "e3");
      assertThat(log.reader().logId()).isEqualTo(id);
      assertThat(keys(log)).contains("e1", "e3");
    }
    try (SqliteLog log = open(folder)) {
      assertThat(keys(log)).contains("e1", "e3");
    }
  }

  @Test
  void aLockedFileRefusesAndWhatWasRefusedNeverAppears() throws Exception {
    try (SqliteLog log = open(folder);
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      append(log, "e1");
      other.createStatement().execute("BEGIN IMMEDIATE");
      Instant soon = Instant.now().plusMillis(100);
      long began = System.nanoTime();
      assertThatThrownBy(() -> log.append(List.of(event("e2")), soon))
          .isInstanceOf(LogUnavailableException.class);
      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      assertThat(took).as("deadline and grace, not the lock's time").isLessThan(1_400);
      assertThatThrownBy(() -> log.append(List.of(event("e3")), Instant.now().plusMillis(50)))
          .isInstanceOf(LogUnavailableException.class);
      eventually(() -> log.check().message().contains("another program keeps"));
      assertThat(keys(log)).containsExactly("e1");
      other.createStatement().execute("ROLLBACK");
      appendEventually(log, "e4");
      assertThat(keys(log)).containsExactly("e1", "e4");
    }
  }

  @Test
  void aLockThatIsShortOnlyDelays() throws Exception {
    try (SqliteLog log = open(folder);
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      other.createStatement().execute("BEGIN IMMEDIATE");
      Thread release =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      eventually(() -> log.stats().waiting() == 0);
                      other.createStatement().execute("ROLLBACK");
                    } catch (Exception e) {
                      throw new AssertionError(e);
                    }
                  });
      assertThat(append(log, "e1")).isEqualTo(AppendOutcome.APPENDED);
      release.join();
    }
  }

  @Test
  void aFullQueueRefusesAtOnce() throws Exception {
    SqliteLogSettings settings =
        SqliteLogSettings.in(folder).withQueue(new SqliteLogSettings.Queue(3, 1_000_000));
    try (SqliteLog log = open(settings);
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      other.createStatement().execute("BEGIN IMMEDIATE");
      Thread first = inBackground(log, "taken");
      eventually(() -> log.stats().waiting() == 0 && first.getState() == Thread.State.WAITING);
      Thread second = inBackground(log, "a", "b", "c");
      eventually(() -> log.stats().waiting() == 3);
      assertThatThrownBy(() -> append(log, "d")).hasMessageContaining("too much waits");
      other.createStatement().execute("ROLLBACK");
      first.join();
      second.join();
      assertThat(keys(log)).containsExactly("taken", "a", "b", "c");
    }
  }

  private static Thread inBackground(SqliteLog log, String... ids) {
    return Thread.ofPlatform()
        .start(
            () -> {
              try {
                log.append(
                    java.util.stream.Stream.of(ids).map(LogFixture::event).toList(),
                    Instant.now().plusSeconds(20));
              } catch (LogUnavailableException e) {
                throw new AssertionError(e);
              }
            });
  }

  @Test
  void closingAnswersWhatWasQueued() throws Exception {
    SqliteLog log = open(folder);
    List<Thread> callers =
        java.util.stream.IntStream.range(0, 50).mapToObj(i -> inBackground(log, "e" + i)).toList();
    eventually(() -> log.reader().range(0).end() > 1);
    for (Thread caller : callers) {
      caller.join();
    }
    log.close();
    log.close();
    try (SqliteLog again = open(folder)) {
      assertThat(keys(again)).hasSize(50);
    }
  }

  @Test
  void onlyTheOwnerMayReadTheFile() throws IOException {
    open(folder).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  private UUID logWith(String... ids) throws LogUnavailableException {
    try (SqliteLog log = open(folder)) {
      for (String id : ids) {
        append(log, id);
      }
      return log.reader().logId();
    }
  }
}
