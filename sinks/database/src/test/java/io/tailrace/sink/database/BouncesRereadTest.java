package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What an earlier version kept of bounces is counted by cause after the start, each once. */
@OnEachEngine
class BouncesRereadTest {
  private static final int EACH = 20;
  private static final List<String> SAID =
      List.of("550 5.1.1 no such user", "550 5.7.515 Access denied", "452 4.2.2 mailbox full");
  private static final List<String> CAUSES =
      List.of("bad_address", "authentication", "mailbox_full");

  @Parameter TrialEngine engine;
  @TempDir Path folder;
  private TrialDatabase trial;
  private Tables tables;

  @BeforeEach
  void asItWasBefore() throws Exception {
    trial = engine.in(folder);
    TrialFlyway.on(trial).target(MigrationVersion.fromVersion("3")).load().migrate();
    tables = trial.tables();
  }

  @AfterEach
  void close() throws Exception {
    tables.close();
    trial.close();
  }

  /** So many rows, of which every third is a refusal. */
  private void keep(int rows) throws Exception {
    for (int from = 0; from < rows; from += 1_000) {
      String values =
          IntStream.range(from, Math.min(rows, from + 1_000))
              .mapToObj(BouncesRereadTest::row)
              .collect(Collectors.joining(", "));
      tables.execute(
          "INSERT INTO activity (feed, event_id, timestamp, received_at, object_type, metric,"
              + " delivery_id, campaign_id, mailbox_provider, failure_message) VALUES "
              + values);
    }
  }

  private static String row(int i) {
    String said = SAID.get(i / 3 % SAID.size());
    return "('default', 'e%1$s', '2026-11-23T12:00:00Z', '2026-11-23T12:00:00.000Z', 'email', '%2$s', 'D%1$s', 7, 'microsoft', '%3$s')"
        .formatted(i, i % 3 == 0 ? "bounced" : "sent", said);
  }

  private DatabaseUpkeep opened() throws Exception {
    try (DatabaseSink sink = new DatabaseSink(trial.database())) {
      sink.open();
    }
    return new DatabaseUpkeep(trial.database(), DatabaseRetention.DEFAULT);
  }

  private Map<String, Object> counts() throws Exception {
    return tables.rows("SELECT cause, sum(events) AS n FROM bounce_counts GROUP BY cause").stream()
        .collect(Collectors.toMap(row -> (String) row.get("cause"), row -> row.get("n")));
  }

  @Test
  void whatWasKeptIsCountedAfterTheStart() throws Exception {
    keep(9 * EACH);
    DatabaseUpkeep upkeep = opened();
    assertThat(counts()).isEmpty();
    assertThat(upkeep.rereadBounces()).isFalse();
    Map<String, Object> expected =
        CAUSES.stream().collect(Collectors.toMap(cause -> cause, cause -> EACH));
    assertThat(counts()).isEqualTo(expected);
    assertThat(upkeep.rereadBounces()).isFalse();
    assertThat(counts()).isEqualTo(expected);
    assertThat(tables.value("SELECT count(*) FROM activity WHERE cause IS NULL"))
        .isEqualTo(6 * EACH);
    assertThat(tables.value("SELECT count(*) FROM bounce_samples")).isEqualTo(CAUSES.size());
  }

  /**
   * As if it had been interrupted and its note were lost: what has a cause is not counted again.
   */
  @Test
  void whatIsCountedIsNotCountedAgain() throws Exception {
    keep(9 * EACH);
    DatabaseUpkeep upkeep = opened();
    Object noted = tables.value("SELECT value FROM bookkeeping WHERE name = 'bounces_unread_to'");
    upkeep.rereadBounces();
    Map<String, Object> counted = counts();
    tables.execute(
        "INSERT INTO bookkeeping (name, value) VALUES ('bounces_unread_to', '" + noted + "')");
    upkeep.rereadBounces();
    assertThat(counts()).isEqualTo(counted);
  }

  @Test
  void manyGoInSlicesFromTheLatestDown() throws Exception {
    int rows = 2 * BouncesReread.SLICE + 9;
    keep(rows);
    DatabaseUpkeep upkeep = opened();
    while (upkeep.rereadBounces()) {
      assertThat(counts()).isNotEmpty();
    }
    assertThat(tables.value("SELECT sum(events) FROM bounce_counts")).isEqualTo((rows + 2) / 3);
  }

  @Test
  void anEmptyDatabaseHasNothingToRead() throws Exception {
    DatabaseUpkeep upkeep = opened();
    assertThat(tables.rows("SELECT * FROM bookkeeping")).isEmpty();
    assertThat(upkeep.rereadBounces()).isFalse();
  }
}
