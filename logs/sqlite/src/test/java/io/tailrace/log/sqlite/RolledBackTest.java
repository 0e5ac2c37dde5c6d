package io.tailrace.log.sqlite;

import static io.tailrace.log.sqlite.LogFixture.append;
import static io.tailrace.log.sqlite.LogFixture.appendEventually;
import static io.tailrace.log.sqlite.LogFixture.open;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.LogRange;
import io.tailrace.core.log.Retention;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that was put back to an older state is another log; one that was not is the same. */
class RolledBackTest {
  @TempDir Path temporary;
  private Path folder;
  private Path backup;
  private UUID id;

  /** Keeps a copy of a log with one record, then goes on to three. */
  @BeforeEach
  void growPastABackup() throws Exception {
    folder = Files.createDirectory(temporary.resolve("data"));
    backup = temporary.resolve("log.db");
    try (SqliteLog log = open(folder)) {
      append(log, "e1");
      id = log.reader().logId();
    }
    Files.copy(folder.resolve("log.db"), backup);
    try (SqliteLog log = open(folder)) {
      append(log, "e2");
      append(log, "e3");
    }
  }

  private void restore() throws Exception {
    Files.copy(backup, folder.resolve("log.db"), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void putBackWhileStopped() throws Exception {
    restore();
    UUID renewed;
    try (SqliteLog log = open(folder)) {
      renewed = log.reader().logId();
      assertThat(renewed).isNotEqualTo(id);
      assertThat(log.rollbacks()).isEqualTo(1);
      assertThat(log.check().ok()).isTrue();
      assertThat(log.check().message()).contains("ends at offset 2 and once reached 4", "replay");
      append(log, "e4");
    }
    try (SqliteLog log = open(folder)) {
      assertThat(log.reader().logId()).isEqualTo(renewed);
      assertThat(log.rollbacks()).isZero();
    }
  }

  /** The end is known in this process even if the file that says so is gone. */
  @Test
  void putBackWhileInUse() throws Exception {
    try (SqliteLog log = open(folder)) {
      Files.deleteIfExists(folder.resolve("log.end"));
      Path aside = Files.copy(backup, temporary.resolve("copy.db"));
      Files.move(aside, folder.resolve("log.db"), StandardCopyOption.ATOMIC_MOVE);
      appendEventually(log, "e4");
      assertThat(log.reader().logId()).isNotEqualTo(id);
      assertThat(log.rollbacks()).isEqualTo(1);
    }
  }

  @Test
  void aLogThatRetentionEmptiedIsTheSame() throws Exception {
    Retention nothing = new Retention(Duration.ZERO, Duration.ofDays(1), 0, Duration.ZERO);
    SqliteLogSettings settings = SqliteLogSettings.in(folder).withRetention(nothing);
    try (SqliteLog log = open(settings)) {
      LogFixture.eventually(
          () -> {
            log.retain();
            LogRange kept = log.reader().range(0);
            return kept.start() == kept.end();
          });
    }
    try (SqliteLog log = open(settings)) {
      assertThat(log.reader().logId()).isEqualTo(id);
      assertThat(log.rollbacks()).isZero();
    }
  }

  /** As after a loss of power, which may leave the mark empty or older. */
  @Test
  void aMarkThatIsEmptyOlderOrOfAnotherLogIsNoAlarm() throws Exception {
    Path mark = folder.resolve("log.end");
    for (String content :
        new String[] {
          "",
          "tailrace-log-end 1 " + id + " 2\n",
          "tailrace-log-end 1 " + id + " 99",
          "tailrace-log-end 1 " + UUID.randomUUID() + " 99\n"
        }) {
      Files.writeString(mark, content);
      try (SqliteLog log = open(folder)) {
        assertThat(log.reader().logId()).as(content).isEqualTo(id);
      }
    }
  }

  @Test
  void theWholeFolderPutBackIsNoAlarm() throws Exception {
    Path copy = Files.createDirectory(temporary.resolve("restored"));
    restore();
    Files.copy(folder.resolve("log.db"), copy.resolve("log.db"));
    try (SqliteLog log = open(copy)) {
      assertThat(log.reader().logId()).isEqualTo(id);
    }
  }

  /** Then where log.db ends counts, and log.end is made anew. */
  @Test
  void aMarkThatCannotBeReadStopsNothing() throws Exception {
    Path mark = folder.resolve("log.end");
    for (byte[] noise :
        List.of(
            new byte[0],
            "tailrace-log-end 1 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx 7\n".getBytes(US_ASCII))) {
      Files.write(mark, noise);
      try (SqliteLog log = open(folder)) {
        appendEventually(log, "again" + noise.length);
        assertThat(log.reader().logId()).isEqualTo(id);
      }
      assertThat(mark).content().startsWith("tailrace-log-end 1 " + id);
    }
  }

  @Test
  void aFolderInTheMarksPlaceStopsNothing() throws Exception {
    Path mark = folder.resolve("log.end");
    Files.delete(mark);
    Files.createDirectories(mark.resolve("full"));
    try (SqliteLog log = open(folder)) {
      appendEventually(log, "again");
      assertThat(log.reader().logId()).isEqualTo(id);
    }
  }
}
