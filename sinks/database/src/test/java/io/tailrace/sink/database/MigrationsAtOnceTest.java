package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.postgres.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What Flyway does to a PostgreSQL server where we are not alone.
 *
 * <p>Over 10 s: Flyway makes all tables sixteen times.
 */
@Tag("full")
class MigrationsAtOnceTest {
  private static final PostgresServer SERVER = PostgresServer.shared();
  private final String schema = PostgresServer.freshName("migrated");

  private TrialDatabase trial() {
    return TrialDatabase.postgres(SERVER.url(), schema);
  }

  @Test
  void fourMayStartAtOnce() throws Exception {
    for (int round = 0; round < 3; round++) {
      String fresh = PostgresServer.freshName("at_once");
      CountDownLatch ready = new CountDownLatch(4);
      try (ExecutorService four = Executors.newFixedThreadPool(4)) {
        List<Future<?>> starts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          starts.add(four.submit(() -> start(fresh, ready)));
        }
        for (Future<?> start : starts) {
          start.get();
        }
      }
    }
  }

  private static Void start(String fresh, CountDownLatch ready) throws Exception {
    try (TrialDatabase trial = TrialDatabase.postgres(SERVER.url(), fresh);
        DatabaseSink sink = new DatabaseSink(trial.database())) {
      ready.countDown();
      ready.await();
      sink.open();
      Writes.one(sink, Scene.email("a", "sent", 0));
    }
    return null;
  }

  @Test
  void anotherProgramsTablesAreLeftAlone() throws Exception {
    SERVER.execute("CREATE SCHEMA " + schema);
    SERVER.execute("CREATE TABLE " + schema + ".people (theirs text)");
    try (TrialDatabase trial = trial();
        DatabaseSink sink = new DatabaseSink(trial.database());
        Tables tables = trial.tables()) {
      assertThatThrownBy(sink::open)
          .isInstanceOf(SinkUnavailableException.class)
          .hasMessageContainingAll("another program's tables", "database.schema");
      assertThat(tables.rows("SELECT * FROM people")).isEmpty();
      assertThat(tables.value("SELECT count(*) FROM pg_tables WHERE schemaname = '" + schema + "'"))
          .isEqualTo(1);
    }
  }

  @Test
  void aNewerVersionsTablesAreLeftAlone() throws Exception {
    try (TrialDatabase trial = trial();
        DatabaseSink sink = new DatabaseSink(trial.database());
        Tables tables = trial.tables()) {
      sink.open();
      tables.execute("UPDATE flyway_schema_history SET version = '999' WHERE version IS NOT NULL");
      assertThatThrownBy(sink::open).hasMessageContaining("newer version");
    }
  }

  @Test
  void upkeepMakesNothing() throws Exception {
    try (TrialDatabase trial = trial()) {
      DatabaseUpkeep upkeep = new DatabaseUpkeep(trial.database(), DatabaseRetention.DEFAULT);
      assertThatThrownBy(() -> upkeep.sweep(Samples.RECEIVED))
          .hasMessageContaining("no tables of this version yet");
    }
  }

  /** With a schema that was made for it, a user who may make none does. */
  @Test
  void aUserWithASchemaOfItsOwnNeedsNoMore() throws Exception {
    SERVER.execute("CREATE ROLE " + schema + " LOGIN");
    SERVER.execute("REVOKE CREATE ON DATABASE postgres FROM PUBLIC");
    String url = SERVER.url().replace("user=postgres", "user=" + schema);
    try (TrialDatabase trial = TrialDatabase.postgres(url, schema);
        DatabaseSink sink = new DatabaseSink(trial.database())) {
      assertThatThrownBy(sink::open)
          .isInstanceOf(SinkUnavailableException.class)
          .hasMessageContaining("CREATE SCHEMA");
      SERVER.execute("CREATE SCHEMA " + schema + " AUTHORIZATION " + schema);
      sink.open();
      Writes.one(sink, Scene.email("a", "sent", 0));
      assertThat(new DatabaseReader(trial.database()).holds("default", "a")).isTrue();
    }
  }
}
