package io.tailrace.log.sqlite;

import static io.tailrace.log.sqlite.LogFixture.appendEventually;
import static io.tailrace.log.sqlite.LogFixture.eventually;
import static io.tailrace.log.sqlite.LogFixture.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.file.FreeSpace;
import io.tailrace.core.log.LogRange;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Retention;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How the files grow, start over, shrink and read for people with the sqlite3 shell.
 *
 * <p>Over 10 s: in -Pfull it writes a hundred megabytes, each commit synced.
 */
class FilesTest {
  private static final long MIB = 1 << 20;

  @TempDir Path folder;

  /** At 20 MB a second, twice what is promised: how far past it that goes, depends on the rate. */
  @Test
  @Tag("full")
  void theWriteAheadLogStartsOverPastItsBound() throws Exception {
    SqliteLogSettings settings =
        SqliteLogSettings.in(folder)
            .withDisk(new SqliteLogSettings.Disk(2 * MIB, 0, FreeSpace.OF_FILE_SYSTEM, 0));
    try (SqliteLog log = open(settings)) {
      long start = System.nanoTime();
      for (int i = 0; i < 300; i++) {
        LockSupport.parkNanos(start + i * TimeUnit.MILLISECONDS.toNanos(5) - System.nanoTime());
        append(log, i, 10, 10_000);
        assertThat(log.stats().walBytes()).isLessThan(20 * MIB);
      }
      assertThat(log.stats().fileBytes()).isGreaterThan(20 * MIB);
    }
    assertThat(folder.resolve("log.db-wal")).doesNotExist();
  }

  @Test
  @Tag("full")
  void freedPagesGoBackToTheDiskWhenNobodyWaits() throws Exception {
    Retention nothing = new Retention(Duration.ZERO, Duration.ofDays(1), 0, Duration.ZERO);
    SqliteLogSettings settings = SqliteLogSettings.in(folder).withRetention(nothing);
    try (SqliteLog log = open(settings)) {
      for (int i = 0; i < 100; i++) {
        append(log, i, 10, 100_000);
      }
      eventually(() -> log.stats().fileBytes() > 90 * MIB);
      eventually(
          () -> {
            log.retain();
            LogRange kept = log.reader().range(0);
            return kept.start() == kept.end();
          });
      eventually(() -> log.stats().fileBytes() < 80 * MIB);
      appendEventually(log, "after");
    }
  }

  private static void append(SqliteLog log, int call, int records, int bytes) throws Exception {
    List<NewRecord> all =
        IntStream.range(0, records)
            .mapToObj(i -> LogFixture.event(call + "-" + i, new byte[bytes]))
            .toList();
    log.append(all, Instant.now().plusSeconds(20));
  }

  @Test
  void peopleCanReadTheFile() throws Exception {
    try (SqliteLog log = open(folder)) {
      appendEventually(log, "e1");
      try (Connection shell =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("log.db"));
          var statement = shell.createStatement();
          var rows = statement.executeQuery("SELECT event_id, kind, source, body FROM kept")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("e1");
        assertThat(rows.getString(2)).isEqualTo("event");
        assertThat(rows.getString(3)).isEqualTo("webhook");
        assertThat(rows.getString(4)).isEqualTo("body of e1");
      }
    }
  }

  @Test
  void statsSayWhatWasDone() throws Exception {
    try (SqliteLog log = open(folder)) {
      LogFixture.append(log, "e1");
      LogFixture.append(log, "e1");
      SqliteLogStats stats = log.stats();
      assertThat(stats.commits()).isEqualTo(2);
      assertThat(stats.records()).isEqualTo(2);
      assertThat(stats.endOffset()).isEqualTo(2);
      assertThat(stats.waiting()).isZero();
      assertThat(stats.lastCommit()).isPositive().isLessThanOrEqualTo(stats.slowestCommit());
      assertThat(stats.fileBytes()).isEqualTo(Files.size(folder.resolve("log.db")));
    }
  }
}
