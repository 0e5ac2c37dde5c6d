package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.Position;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.BatchTooLargeException;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.postgres.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A server that needs so long for a row that a batch does not fit into a statement's time. What is
 * written beside the sink comes through all the same, with less at once; the consumer's contract
 * has the sink's part.
 */
@Tag("full")
class SlowPostgresTest {
  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
  private static final PostgresLimits SHORT =
      new PostgresLimits(
          4,
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(400),
          Duration.ofSeconds(5));

  private final String schema = PostgresServer.freshName("slow");
  private TrialDatabase trial;
  private DatabaseSink sink;
  private Tables tables;

  @BeforeEach
  void open() throws Exception {
    trial =
        TrialDatabase.postgres(
            PostgresSettings.at(PostgresAddress.of(PostgresServer.shared().url()))
                .withSchema(schema)
                .withLimits(SHORT));
    sink = new DatabaseSink(trial.database());
    sink.open();
    tables = trial.tables();
  }

  @AfterEach
  void close() throws Exception {
    tables.close();
    sink.close();
    trial.close();
  }

  private void slow(String event, String table) throws Exception {
    tables.execute(
        "CREATE OR REPLACE FUNCTION "
            + schema
            + ".slow() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN PERFORM pg_sleep(0.004); RETURN coalesce(NEW, OLD); END $$");
    tables.execute(
        "CREATE TRIGGER slow BEFORE %s ON %s.%s FOR EACH ROW EXECUTE FUNCTION %s.slow()"
            .formatted(event, schema, table, schema));
  }

  private static List<SinkRecord> records(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Instant time = NOW.minus(Duration.ofDays(100));
              String data = "\"delivery_id\":\"D" + i + "\"";
              String body = Samples.body("id" + i, "email", "sent", time.getEpochSecond(), data);
              return Samples.event(i, Source.WEBHOOK, body, time);
            })
        .toList();
  }

  private Batch batch(List<SinkRecord> records) {
    return new Batch(records, Position.at(Scene.LOG, 0, records.size()), 1, false);
  }

  @Test
  void aBatchThatTookTooLongSaysSoAndChangesNothing() throws Exception {
    slow("INSERT OR UPDATE", "deliveries");
    List<SinkRecord> all = records(200);
    assertThatThrownBy(() -> sink.write(batch(all)))
        .isInstanceOf(BatchTooLargeException.class)
        .hasMessageContaining("less at once");
    sink.open();
    assertThat(tables.value("SELECT count(*) FROM activity")).isEqualTo(0);
    sink.write(batch(all.subList(0, 20)));
    assertThat(tables.value("SELECT count(*) FROM activity")).isEqualTo(20);
  }

  @Test
  void retentionSweepsLessAtOnce() throws Exception {
    sink.write(batch(records(400)));
    slow("DELETE", "activity");
    DatabaseUpkeep upkeep = new DatabaseUpkeep(trial.database(), DatabaseRetention.DEFAULT);
    boolean swept = false;
    for (int i = 0; i < 8 && !swept; i++) {
      try {
        upkeep.sweep(NOW);
        swept = true;
      } catch (SinkUnavailableException e) {
        assertThat(e).isInstanceOf(BatchTooLargeException.class);
      }
    }
    assertThat(swept).isTrue();
    assertThat(tables.value("SELECT count(*) FROM activity")).isEqualTo(0);
  }
}
