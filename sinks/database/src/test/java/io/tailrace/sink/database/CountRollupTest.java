package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.sink.SinkRecord;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/**
 * The counts with fewer rows say what the hourly ones say, whatever comes, and after an upgrade.
 */
class CountRollupTest extends Scene {
  private static final String BY_PROVIDER =
      "SELECT hour, feed, object_type, metric, mailbox_provider, CAST(sum(events) AS BIGINT) AS events,"
          + " CAST(sum(human) AS BIGINT) AS human FROM hourly_counts"
          + " GROUP BY hour, feed, object_type, metric, mailbox_provider ORDER BY 1, 2, 3, 4, 5";
  private static final String SOURCE =
      "hour, feed, object_type, metric, campaign_id, broadcast_id, newsletter_id,"
          + " transactional_message_id";
  private static final String BY_SOURCE =
      "SELECT "
          + SOURCE
          + ", CAST(sum(events) AS BIGINT) AS events, CAST(sum(human) AS BIGINT) AS human,"
          + " CAST(sum(CASE WHEN mailbox_provider = 'gmail' THEN events ELSE 0 END) AS BIGINT) AS gmail"
          + " FROM hourly_counts GROUP BY "
          + SOURCE
          + " ORDER BY 1, 2, 3, 4, 5, 6, 7, 8";

  private void assertTheSame() throws Exception {
    List<Map<String, Object>> byProvider = tables.rows(BY_PROVIDER);
    assertThat(byProvider).isNotEmpty();
    assertThat(tables.rows("SELECT * FROM provider_counts ORDER BY 1, 2, 3, 4, 5"))
        .isEqualTo(byProvider);
    assertThat(tables.rows("SELECT * FROM source_counts ORDER BY 1, 2, 3, 4, 5, 6, 7, 8"))
        .isEqualTo(tables.rows(BY_SOURCE));
  }

  @Test
  void theyAreTheSameWhateverComes() throws Exception {
    Random random = new Random(7);
    List<SinkRecord> events = new World(7).events(600);
    for (int i = 0; i < 40; i++) {
      int from = random.nextInt(events.size());
      write(events.subList(from, Math.min(events.size(), from + 50)).toArray(SinkRecord[]::new));
    }
    assertTheSame();
    assertThat(tables.value("SELECT sum(gmail) FROM source_counts").toString()).isNotEqualTo("0");
  }

  @Test
  void theyAreMadeOfWhatAnEarlierVersionCounted() throws Exception {
    try (TrialDatabase old = engine.in(folder.resolve("old"))) {
      java.nio.file.Files.createDirectories(folder.resolve("old"));
      TrialFlyway.on(old).target(MigrationVersion.fromVersion("3")).load().migrate();
      try (Tables before = old.tables()) {
        for (int i : IntStream.range(0, 60).toArray()) {
          before.execute(
              "INSERT INTO hourly_counts VALUES ('2026-11-23T1%s:00:00Z', 'default', 'email', '%s', %s, 0, 0, 0, %s, 0, '%s', %s, 1)"
                  .formatted(
                      i % 2,
                      i % 3 == 0 ? "sent" : "opened",
                      i % 5,
                      i,
                      i % 7 < 3 ? "gmail" : "yahoo",
                      i + 1));
        }
      }
      try (DatabaseSink opened = new DatabaseSink(old.database())) {
        opened.open();
      }
      Tables mine = tables;
      try (Tables after = old.tables()) {
        tables = after;
        assertTheSame();
      } finally {
        tables = mine;
      }
    }
  }
}
