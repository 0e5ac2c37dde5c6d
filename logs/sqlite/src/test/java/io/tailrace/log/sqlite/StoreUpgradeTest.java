package io.tailrace.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Gap;
import io.tailrace.core.log.GapCause;
import io.tailrace.core.log.Position;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code consumers.db} of an earlier version is brought up to date, and keeps what matters. */
class StoreUpgradeTest {
  private static final Position POSITION = Position.at(new UUID(1, 2), 0, 7);

  @TempDir Path folder;

  /** Format 1 had one mark for each share of the log; marks may be lost. */
  @Test
  void formatOneGetsMarksForEachRecord() throws Exception {
    try (var store = SqliteConsumerStore.open(folder, Set.of("sink"))) {
      store.positions().compareAndSet("sink", 1, POSITION);
    }
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = file.createStatement()) {
      statement.executeUpdate("DROP TABLE marks");
      statement.executeUpdate(
          """
          CREATE TABLE marks (
            sink TEXT NOT NULL, partition INTEGER NOT NULL,
            offset INTEGER NOT NULL, times INTEGER NOT NULL,
            PRIMARY KEY (sink, partition)
          ) WITHOUT ROWID""");
      statement.executeUpdate("INSERT INTO marks VALUES ('sink', 0, 7, 2)");
      for (String column : List.of("cause", "noted_by", "noted_at")) {
        statement.executeUpdate("ALTER TABLE gaps DROP COLUMN " + column);
      }
      statement.executeUpdate("PRAGMA user_version = 1");
    }
    for (int start = 1; start <= 2; start++) {
      try (var store = SqliteConsumerStore.open(folder, Set.of("sink"))) {
        assertThat(store.positions().committed("sink", 0)).contains(POSITION);
        store.runs().mark("sink", 0, 7);
        store.runs().mark("sink", 0, 8);
        assertThat(store.runs().marks("sink", 0)).isEqualTo(Map.of(7L, start, 8L, start));
      }
    }
  }

  /** Format 2 knew of retention's gaps alone, and nobody could acknowledge one. */
  @Test
  void formatTwoGetsCausesForItsGaps() throws Exception {
    try (var store = SqliteConsumerStore.open(folder, Set.of("sink"))) {
      store.positions().compareAndSet("sink", 1, POSITION);
    }
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = file.createStatement()) {
      for (String column : List.of("cause", "noted_by", "noted_at")) {
        statement.executeUpdate("ALTER TABLE gaps DROP COLUMN " + column);
      }
      statement.executeUpdate("INSERT INTO gaps VALUES (4, 'sink', 0, 10, 20, 9, 1000)");
      statement.executeUpdate("PRAGMA user_version = 2");
    }
    var noted = new Gap.Noted("ann", Instant.ofEpochSecond(2));
    var span = new Gap.Span(0, 10, 20);
    Gap gap = Gap.found("sink", span, GapCause.RETENTION, Instant.ofEpochSecond(1)).withRecords(9);
    try (var store = SqliteConsumerStore.open(folder, Set.of("sink"))) {
      assertThat(store.pins().gaps()).containsExactly(gap.withId(4));
      assertThat(store.pins().acknowledge(4, noted)).isTrue();
    }
    try (var store = SqliteConsumerStore.open(folder, Set.of("sink"))) {
      assertThat(store.pins().gaps()).containsExactly(gap.withId(4).acknowledged(noted));
    }
  }

  private Path file() {
    return folder.resolve("consumers.db");
  }
}
