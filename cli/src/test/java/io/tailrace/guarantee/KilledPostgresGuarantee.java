package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Guarantee: while PostgreSQL is killed and gone, every request is answered 200 and the warehouse
 * goes on; when it is back, the database goes on by itself, and holds each event once. No command
 * shows its password.
 *
 * <p>Over 10 s: PostgreSQL starts twice, and each command is a process.
 */
class KilledPostgresGuarantee {
  private static final String PASSWORD = "hunter2-hunter2";
  private static final int EVENTS = 60;
  private static final Duration SOON = Duration.ofMinutes(2);

  @TempDir Path temporary;

  @Test
  void nothingIsLostAndNothingDoubled() throws Exception {
    try (PostgresServer postgres = PostgresServer.start(Map.of());
        ServerProcess server = server(postgres)) {
      server.start();
      Posts posts = new Posts(server.webhook());
      Status status = new Status(server.folder());
      send(posts, 0);
      status.awaitCaughtUp(SOON);
      postgres.kill();
      send(posts, EVENTS);
      // The first to fail may have met it while it died, which is said in other words.
      status.await(SOON, KilledPostgresGuarantee::holdsForWantOfIt);
      assertThat(server.run("status")).contains("cannot be reached").doesNotContain(PASSWORD);
      postgres.restart();
      status.awaitCaughtUp(SOON);
      kept(postgres).assertInDatabaseOnce(Posts.ids(2 * EVENTS));
      server.terminate();
      assertThat(server.said()).doesNotContain(PASSWORD);
      aPostgresThatForgotACommitWouldBeFound(postgres);
    }
  }

  @Test
  @Tag("full")
  void commandsAnswerAndTellNoPassword() throws Exception {
    try (PostgresServer postgres = PostgresServer.start(Map.of());
        ServerProcess server = server(postgres)) {
      server.start();
      send(new Posts(server.webhook()), 0);
      new Status(server.folder()).awaitCaughtUp(SOON);
      assertCommandsAnswer(server, "the server runs");
      server.terminate();
      assertCommandsAnswer(server, "none runs");
      assertThat(server.said()).doesNotContain(PASSWORD);
    }
  }

  private Kept kept(PostgresServer postgres) {
    return new Kept(temporary.resolve("data"), postgres.url() + "&currentSchema=tailrace");
  }

  @NegativeControl
  private void aPostgresThatForgotACommitWouldBeFound(PostgresServer postgres) throws Exception {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM tailrace.activity WHERE event_id = 'e" + EVENTS + "'");
    }
    assertThatThrownBy(() -> kept(postgres).assertInDatabaseOnce(Posts.ids(2 * EVENTS)))
        .isInstanceOf(AssertionError.class);
  }

  private static boolean holdsForWantOfIt(JsonNode now) {
    return Status.state(now, "database").equals("holding")
        && Status.sink(now, "database").path("last_error").asString().contains("cannot be reached");
  }

  private ServerProcess server(PostgresServer postgres) {
    return new ServerProcess(
        temporary.resolve("data"),
        "io.tailrace.cli.Main",
        Map.of(
            "TAILRACE_DATABASE_URL",
            "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres",
            "TAILRACE_DATABASE_USER",
            "postgres",
            "TAILRACE_DATABASE_PASSWORD",
            PASSWORD,
            "TAILRACE_CONSUMER_MAX_BACKOFF",
            "1s"));
  }

  private static void send(Posts posts, int from) throws Exception {
    for (int i = from; i < from + EVENTS; i++) {
      assertThat(posts.post(Posts.event("e" + i, "sent"))).isEqualTo("200 {\"processed\":1}");
    }
  }

  private static void assertCommandsAnswer(ServerProcess server, String when) throws Exception {
    assertThat(server.run("sql", "--on", "database", "SELECT count(*) AS n FROM activity"))
        .as(when)
        .contains("psql -h 127.0.0.1")
        .doesNotContain(PASSWORD);
    assertThat(server.run("explain", "e1")).as(when).contains("the database has its row");
    assertThat(server.run("status")).as(when).contains("database");
    assertThat(server.run("config"))
        .as(when)
        .contains("jdbc:postgresql://127.0.0.1:")
        .doesNotContain(PASSWORD);
  }
}
