package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.Position;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.sink.database.DatabaseCopy.CopyRefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQLite holds is on PostgreSQL afterwards, to the row, and the sink goes on there. */
@Tag("full")
class DatabaseCopyTest {
  @TempDir Path folder;
  private TrialDatabase sqlite;
  private TrialDatabase postgres;

  @BeforeEach
  void fill() throws Exception {
    sqlite = TrialEngine.SQLITE.in(folder);
    postgres = TrialEngine.POSTGRES.in(folder);
    try (DatabaseSink sink = new DatabaseSink(sqlite.database())) {
      sink.open();
      sink.claim(Position.at(Scene.LOG, 0, 1), 3);
      List<SinkRecord> records = new ArrayList<>();
      IntStream.range(0, 2_500).forEach(i -> records.add(email("e" + i, "P" + i, "opened")));
      records.add(email("b", "bad", "bounced"));
      records.add(email("u", "out", "unsubscribed"));
      records.add(Scene.event("s", "sms", "sent", 5, "\"recipient\":\"+1555000\"," + Scene.ANN));
      records.add(Samples.quarantined(9, "q", new byte[] {'{'}));
      sink.write(new Batch(records, Position.at(Scene.LOG, 0, 7_000), 3, false));
      new Suppressions(sqlite.database())
          .lift(new Suppressions.Lift("bad@example.com", null, null, "mona", "x"), Instant.now());
    }
  }

  private static SinkRecord email(String id, String person, String metric) {
    String data =
        "\"delivery_id\":\"D-%1$s\",\"recipient\":\"%1$s@example.com\",\"customer_id\":\"%1$s\""
            .replace("%1$s", person);
    return Samples.event(0, Source.WEBHOOK, Samples.body(id, "email", metric, Samples.NOON, data));
  }

  @AfterEach
  void close() {
    sqlite.close();
    postgres.close();
  }

  private DatabaseCopy copy() {
    return new DatabaseCopy(sqlite.database(), postgres.database());
  }

  @Test
  void everyTableIsAmongThem() throws Exception {
    try (Tables tables = sqlite.tables()) {
      assertThat(
              tables.rows(
                  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                      + " AND name <> 'flyway_schema_history'"))
          .extracting(row -> row.get("name"))
          .containsExactlyInAnyOrderElementsOf(DatabaseCopy.TABLES);
    }
  }

  @Test
  void everyRowIsThereAndTheSinkGoesOn() throws Exception {
    List<DatabaseCopy.Copied> copied = copy().run(table -> {});
    assertThat(copied)
        .contains(
            new DatabaseCopy.Copied("activity", 2_503), new DatabaseCopy.Copied("quarantine", 1));
    try (Tables there = sqlite.tables();
        Tables here = postgres.tables()) {
      assertThat(here.dump()).isEqualTo(there.dump());
      for (String table : List.of("suppression_lifts", "quarantine", "bookkeeping", "positions")) {
        String all = "SELECT * FROM " + table;
        assertThat(here.rows(all)).as(table).containsExactlyInAnyOrderElementsOf(there.rows(all));
      }
    }
    try (DatabaseSink sink = new DatabaseSink(postgres.database())) {
      sink.open();
      assertThat(sink.committed(0)).contains(Position.at(Scene.LOG, 0, 7_000));
      sink.claim(Position.at(Scene.LOG, 0, 1), 4);
      SinkRecord again = email("e1", "P1", "opened");
      SinkRecord fresh = email("new", "P1", "opened");
      sink.write(new Batch(List.of(again, fresh), Position.at(Scene.LOG, 0, 7_002), 4, true));
    }
    try (Tables here = postgres.tables()) {
      assertThat(here.value("SELECT opens FROM deliveries WHERE delivery_id = 'D-P1'"))
          .isEqualTo(2);
      assertThat(here.value("SELECT count(*) FROM activity")).isEqualTo(2_504);
    }
  }

  @Test
  void whatIsNotEmptyIsLeftAlone() throws Exception {
    copy().run(table -> {});
    assertThatThrownBy(() -> copy().run(table -> {}))
        .isInstanceOf(CopyRefusedException.class)
        .hasMessageContaining("'people'")
        .hasMessageContaining("Nothing was changed");
  }

  @Test
  void oneThatWasInterruptedBeginsAnew() throws Exception {
    assertThatThrownBy(
            () ->
                copy()
                    .run(
                        table -> {
                          if (table.table().equals("activity")) {
                            throw new IllegalStateException("the process ends here");
                          }
                        }))
        .isInstanceOf(IllegalStateException.class);
    try (Tables here = postgres.tables()) {
      assertThat(here.value("SELECT count(*) FROM positions")).isEqualTo(0);
    }
    copy().run(table -> {});
    try (Tables there = sqlite.tables();
        Tables here = postgres.tables()) {
      assertThat(here.dump()).isEqualTo(there.dump());
    }
  }

  /** Retention goes on by the numbers that came along. */
  @Test
  void retentionGoesOn() throws Exception {
    copy().run(table -> {});
    var upkeep = new DatabaseUpkeep(postgres.database(), DatabaseRetention.DEFAULT);
    upkeep.sweep(Samples.RECEIVED.plus(Duration.ofDays(100)));
    try (Tables here = postgres.tables()) {
      assertThat(here.value("SELECT count(*) FROM activity")).isEqualTo(0);
    }
  }
}
