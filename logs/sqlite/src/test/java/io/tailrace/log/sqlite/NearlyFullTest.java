package io.tailrace.log.sqlite;

import static io.tailrace.log.sqlite.LogFixture.append;
import static io.tailrace.log.sqlite.LogFixture.appendEventually;
import static io.tailrace.log.sqlite.LogFixture.eventually;
import static io.tailrace.log.sqlite.LogFixture.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Retention;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Appends are refused before the disk is full, and taken again when there is room. */
class NearlyFullTest {
  private static final long PLENTY = 1L << 40;
  private static final long LITTLE = 31L << 20;

  @TempDir Path folder;
  private final AtomicLong free = new AtomicLong(PLENTY);

  private SqliteLogSettings settings() {
    SqliteLogSettings.Disk usual = SqliteLogSettings.Disk.DEFAULT;
    return SqliteLogSettings.in(folder)
        .withDisk(
            new SqliteLogSettings.Disk(
                usual.maxWalBytes(), 0, any -> free.get(), usual.reserveBytes()));
  }

  @Test
  void appendsAreRefusedAndReadersGoOn() throws Exception {
    try (SqliteLog log = LogFixture.open(settings())) {
      append(log, "e1");
      free.set(LITTLE);
      eventually(() -> !log.check().ok());
      assertThatThrownBy(() -> append(log, "e2"))
          .isInstanceOf(LogUnavailableException.class)
          .hasMessageContainingAll("nearly full", "less than 32 MiB", "log.db", "503", "Free some");
      assertThat(keys(log)).containsExactly("e1");
      free.set(PLENTY);
      appendEventually(log, "e3");
      assertThat(keys(log)).containsExactly("e1", "e3");
    }
  }

  @Test
  void itIsNotEvenOpened() throws Exception {
    free.set(LITTLE);
    try (SqliteLog log = LogFixture.open(settings())) {
      assertThatThrownBy(() -> append(log, "e1")).hasMessageContaining("nearly full");
      assertThat(folder.resolve("log.db")).doesNotExist();
      free.set(PLENTY);
      appendEventually(log, "e2");
    }
  }

  /** Or, with shorter retention, there would never be room again. */
  @Test
  void retentionGoesOnMeanwhile() throws Exception {
    Retention nothing = new Retention(Duration.ZERO, Duration.ofDays(1), 0, Duration.ofDays(8));
    try (SqliteLog log = LogFixture.open(settings().withRetention(nothing))) {
      append(log, "e1");
      free.set(LITTLE);
      eventually(() -> !log.check().ok());
      log.retain();
      assertThat(keys(log)).isEmpty();
    }
  }

  @Test
  void theBallastIsLetGoAndMadeAgain() {
    Ballast ballast = new Ballast(folder);
    Path file = folder.resolve("ballast");
    for (int tick = 0; tick < 100; tick++) {
      assertThat(file).doesNotExist();
      ballast.keep(false, false);
    }
    assertThat(file).hasSize(16 << 20);
    ballast.keep(false, true);
    assertThat(file).exists();
    ballast.keep(true, true);
    assertThat(file).doesNotExist();
  }

  @Test
  void whereAPageMayNeedRoomThatIsThereItIsSaid() {
    assertThat(FileSystemNote.of("ext4", 4_096)).isEmpty();
    assertThat(FileSystemNote.of("xfs", 4_096)).isEmpty();
    assertThat(FileSystemNote.of("ext4", 1_024)).hasValueSatisfying(s -> has(s, "1024 bytes"));
    assertThat(FileSystemNote.of("btrfs", 4_096)).hasValueSatisfying(s -> has(s, "btrfs:"));
    assertThat(FileSystemNote.of("zfs", 131_072)).hasValueSatisfying(s -> has(s, "SIGBUS"));
  }

  private static void has(String text, String part) {
    assertThat(text).contains(part);
  }
}
