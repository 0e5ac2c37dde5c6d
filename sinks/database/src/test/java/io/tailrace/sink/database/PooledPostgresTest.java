package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a pool in between, such as PgBouncer, does to a connection: it refuses parameters that it
 * does not know, and forgets between two transactions what was said of the session.
 */
@Tag("full")
class PooledPostgresTest {
  private static final PostgresLimits ONE_CONNECTION =
      new PostgresLimits(
          2,
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20));
  private final String schema = PostgresServer.freshName("pooled");

  private TrialDatabase at(String url) {
    return TrialDatabase.postgres(
        PostgresSettings.at(PostgresAddress.of(url)).withSchema(schema).withLimits(ONE_CONNECTION));
  }

  @Test
  void asksAtTheStartForNothingThatAPoolRefuses() throws Exception {
    try (StrictPool pool = new StrictPool(PostgresServer.shared().port());
        TrialDatabase trial = at(pool.through(PostgresServer.shared().url()));
        DatabaseSink sink = new DatabaseSink(trial.database())) {
      sink.open();
      Writes.one(sink, Scene.email("a", "sent", 0));
      assertThat(new DatabaseReader(trial.database()).holds("default", "a")).isTrue();
      assertThat(pool.asked())
          .contains("user", "database")
          .doesNotContain("search_path", "options");
    }
  }

  /** The control: what asks for a search path is refused, in PgBouncer's words. */
  @Test
  void aPoolRefusesASearchPath() throws Exception {
    try (StrictPool pool = new StrictPool(PostgresServer.shared().port());
        TrialDatabase trial =
            at(pool.through(PostgresServer.shared().url()) + "&currentSchema=elsewhere");
        DatabaseSink sink = new DatabaseSink(trial.database())) {
      assertThatThrownBy(sink::open)
          .isInstanceOf(SinkUnavailableException.class)
          .hasMessageContaining("unsupported startup parameter: search_path");
    }
  }

  /** As in transaction mode; and nothing of ours ends up among another program's tables. */
  @Test
  void whatTheSessionForgetsEachTransactionSays() throws Exception {
    String decoy = schema + "_decoy";
    try (TrialDatabase trial = at(PostgresServer.shared().url());
        DatabaseSink sink = new DatabaseSink(trial.database());
        Tables tables = trial.tables()) {
      OpenDatabase.open(trial.database().engine()).close();
      tables.execute("CREATE SCHEMA " + decoy);
      for (String table : List.of("people", "activity", "deliveries", "positions", "bookkeeping")) {
        tables.execute("CREATE TABLE %1$s.%2$s (LIKE %3$s.%2$s)".formatted(decoy, table, schema));
      }
      forget(trial, decoy);
      sink.open();
      Writes.one(sink, Scene.email("a", "sent", 0));
      assertThat(new DatabaseReader(trial.database()).holds("default", "a")).isTrue();
      new DatabaseUpkeep(trial.database(), DatabaseRetention.DEFAULT).sweep(Samples.RECEIVED);
      assertThat(tables.value("SELECT count(*) FROM " + schema + ".people")).isEqualTo(1);
      assertThat(tables.value("SELECT count(*) FROM " + decoy + ".people")).isEqualTo(0);
    }
  }

  @Test
  void aPoolThatForgetsPreparedStatementsIsSaid() {
    for (String state : List.of("26000", "42P05")) {
      PostgresFault fault = PostgresFault.of(new SQLException("prepared statement S_1", state));
      assertThat(fault.exception(PostgresAddress.of("jdbc:postgresql://h/db"), null))
          .hasMessageContaining("prepareThreshold=0");
    }
  }

  /** All connections of the pool come back as another program left them. */
  private static void forget(TrialDatabase trial, String decoy) throws Exception {
    try (Connection one = trial.database().engine().writer();
        Connection other = trial.database().engine().writer()) {
      for (Connection connection : List.of(one, other)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("SET search_path = " + decoy + "; SET statement_timeout = 0");
        }
        connection.commit();
      }
    }
  }
}
