package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.SourceName;
import io.tailrace.testkit.sink.TrialRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is committed comes into the main file before long, and what is said to be safe stands there:
 * with the write-ahead log lost, it is there all the same.
 *
 * <p>Over 10 s: in -Pfull it makes thousands of commits, each of which syncs.
 */
class DuckDbCheckpointsTest {
  private static final SourceName NAME =
      new SourceName("default", "campaign", 7, null, "seven", null, TrialRecords.START);
  private static final String ROW_GROUPS =
      "SELECT count(DISTINCT row_group_id) FROM pragma_storage_info('delivery_events')";
  @TempDir Path folder;
  @TempDir Path copy;
  private Trial trial;

  @BeforeEach
  void open() throws Exception {
    trial = Trial.open(folder);
    trial.sink.claim(Position.at(Trial.LOG, 0, 0), 1);
  }

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void whatIsInTheWriteAheadLogAloneIsNotSafe() throws Exception {
    trial.writeUpTo(100);
    assertThat(trial.offset()).isEqualTo(100);
    assertThat(safe()).isZero();
  }

  @Test
  void afterSomeTime() throws Exception {
    trial.writeUpTo(100);
    trial.clock.advance(Duration.ofSeconds(9));
    assertThat(safe()).isZero();
    trial.clock.advance(Duration.ofSeconds(1));
    assertThat(safe()).isEqualTo(100);
    assertSafeWithoutTheWriteAheadLog();
  }

  /** Small row groups of large rows cannot be merged, so there are few of them. */
  @Test
  void afterMoreTimeWhereRowsAreLarge() throws Exception {
    trial.write(Trial.event(0, "large", "sent", "{\"custom\":\"" + "x".repeat(5_000) + "\"}"));
    trial.clock.advance(Duration.ofMinutes(9));
    assertThat(safe()).isZero();
    trial.clock.advance(Duration.ofMinutes(1));
    assertThat(safe()).isOne();
  }

  @Test
  @Tag("full")
  void manySmallCheckpointsLeaveFewRowGroups() throws Exception {
    for (int i = 1; i <= 200; i++) {
      trial.writeUpTo(i * 20L);
      trial.clock.advance(Duration.ofSeconds(10));
      assertThat(safe()).isEqualTo(i * 20L);
    }
    try (ReadSession session = trial.sink.session()) {
      session.query(ROW_GROUPS, row -> assertThat(row.getLong(1)).isLessThan(20));
    }
    assertThat(trial.ids()).hasSize(4_000).doesNotHaveDuplicates();
  }

  @Test
  void atTheEnd() throws Exception {
    trial.writeUpTo(100);
    trial.sink.stopping();
    assertThat(safe()).isEqualTo(100);
  }

  @Test
  @Tag("full")
  void afterSomeCommits() throws Exception {
    for (int i = 1; i <= 2_001; i++) {
      trial.writeUpTo(i);
    }
    assertThat(safe()).isEqualTo(2_000);
    assertSafeWithoutTheWriteAheadLog();
  }

  @Test
  void afterSomeBytes() throws Exception {
    writeMuch();
    assertThat(safe()).isPositive();
    assertThat(Files.size(folder.resolve("warehouse.duckdb.wal")))
        .isLessThan(DuckDbCheckpoints.BYTES);
    assertSafeWithoutTheWriteAheadLog();
  }

  /** One who reads for hours keeps nothing from being safe, and is not disturbed. */
  @Test
  @Tag("full")
  void whileSomebodyReads() throws Exception {
    trial.writeUpTo(1_000);
    try (ReadSession session = trial.sink.session();
        var statement = session.prepare("SELECT count(*) FROM delivery_events")) {
      writeMuch();
      assertThat(safe()).isGreaterThan(1_000);
      assertSafeWithoutTheWriteAheadLog();
      try (var row = statement.executeQuery()) {
        row.next();
        assertThat(row.getLong(1)).isEqualTo(1_000);
      }
    }
  }

  /** What was deleted while somebody reads it keeps DuckDB from checkpointing, but not for ever. */
  @Test
  @Tag("full")
  void whileSomebodyReadsWhatWasDeleted() throws Exception {
    trial.sink.names(List.of(NAME));
    trial.writeUpTo(1_000);
    try (ReadSession session = trial.sink.session();
        var statement = session.prepare("SELECT count(*) FROM delivery_events")) {
      assertThat(statement).isNotNull();
      trial.sink.names(List.of());
      writeMuch();
      writeMuch();
      writeMuch();
      assertThat(safe()).isGreaterThan(10_000);
    }
    assertThat(trial.ids()).doesNotHaveDuplicates().hasSize((int) trial.sink.reader().count());
  }

  @Test
  void afterAGoodEndAllIsSafeAtOnce() throws Exception {
    trial.writeUpTo(100);
    trial.close();
    trial = Trial.open(folder);
    trial.sink.claim(Position.at(Trial.LOG, 0, 0), 2);
    assertThat(safe()).isEqualTo(100);
  }

  private void writeMuch() throws Exception {
    for (int i = 0; i < 20; i++) {
      trial.writeUpTo(trial.offset() + 1_500);
    }
  }

  private long safe() throws Exception {
    return trial.sink.safePosition(trial.sink.committed(0).orElseThrow()).offset();
  }

  private void assertSafeWithoutTheWriteAheadLog() throws Exception {
    long safe = safe();
    Files.copy(folder.resolve("warehouse.duckdb"), copy.resolve("warehouse.duckdb"));
    try (Trial lost = Trial.open(copy)) {
      assertThat(lost.offset()).isEqualTo(safe);
      assertThat(lost.sink.reader().count()).isEqualTo(safe);
      assertThat(lost.ids()).doesNotHaveDuplicates();
    }
  }

  @Test
  void positionsThatCountNoMoreAreDeleted() throws Exception {
    for (int i = 1; i <= 100; i++) {
      trial.writeUpTo(i);
    }
    trial.clock.advance(Duration.ofMinutes(10));
    assertThat(safe()).isEqualTo(100);
    assertThat(trial.rows("SELECT count(*) FROM sink_positions")).containsExactly(List.of(1L));
    assertThat(trial.offset()).isEqualTo(100);
  }
}
