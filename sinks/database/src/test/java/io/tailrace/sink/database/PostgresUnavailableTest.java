package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.postgres.PostgresServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A server that cannot be used is said in words for its operator, and used again once it can be.
 *
 * <p>Over 10 s: locks, statements and connections must run into their time limits of seconds.
 */
@Tag("full")
class PostgresUnavailableTest {
  private static final PostgresLimits SHORT =
      new PostgresLimits(
          2,
          Duration.ofSeconds(1),
          Duration.ofMillis(200),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3));
  private static PostgresServer server;

  private final String schema = PostgresServer.freshName("unavailable");
  private TrialDatabase trial;
  private DatabaseSink sink;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start(Map.of("max_connections", "10"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void prepare() {
    trial = at(server.url());
    sink = new DatabaseSink(trial.database());
  }

  private TrialDatabase at(String url) {
    return TrialDatabase.postgres(
        PostgresSettings.at(PostgresAddress.of(url)).withSchema(schema).withLimits(SHORT));
  }

  @AfterEach
  void close() {
    sink.close();
    trial.close();
  }

  private void write(String id) throws Exception {
    Writes.one(sink, Scene.email(id, "sent", 0));
  }

  private void assertUnavailable(Attempt attempt, String... words) {
    assertThatThrownBy(attempt::make)
        .isInstanceOf(SinkUnavailableException.class)
        .hasMessageContainingAll(words)
        .message()
        .doesNotContain("ann@example.com", "hunter2");
  }

  /** As a consumer does it, with no restart of ours. */
  private void assertResumes(String id) throws Exception {
    sink.open();
    write(id);
    assertThat(new DatabaseReader(trial.database()).holds("default", id)).isTrue();
  }

  @Test
  void aServerThatIsKilledAndStartsAgain() throws Exception {
    sink.open();
    write("a");
    server.kill();
    assertUnavailable(() -> write("b"), "127.0.0.1:" + server.port() + "/postgres");
    assertUnavailable(sink::open, "cannot be reached", "see that it runs");
    server.restart();
    sink.open();
    assertThat(sink.committed(0)).isPresent();
    assertResumes("b");
    assertThat(new DatabaseReader(trial.database()).holds("default", "a")).isTrue();
  }

  @Test
  void aPrimaryThatBecameReadOnly() throws Exception {
    sink.open();
    server.execute("ALTER SYSTEM SET default_transaction_read_only = on");
    server.execute("SELECT pg_reload_conf()");
    sink.open();
    assertUnavailable(() -> writeUntilReadOnly(), "takes no writes", "targetServerType=primary");
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET default_transaction_read_only = off");
      statement.execute("ALTER SYSTEM RESET default_transaction_read_only");
      statement.execute("SELECT pg_reload_conf()");
    }
    resumeWhenItMay();
  }

  /** The server reads its settings again when it comes to it. */
  private void writeUntilReadOnly() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      sink.open();
      write("read only " + i);
    }
  }

  private void resumeWhenItMay() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      try {
        assertResumes("again");
        return;
      } catch (SinkUnavailableException e) {
        Thread.onSpinWait();
      }
    }
    assertResumes("again");
  }

  @Test
  void aTableThatSomebodyHasLocked() throws Exception {
    sink.open();
    try (Connection other = server.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE " + schema + ".people");
      assertUnavailable(() -> write("a"), "keeps a lock from us", "pg_stat_activity");
    }
    assertResumes("a");
  }

  /** A frozen worker keeps its locks; who takes its work over does not wait until it thaws. */
  @Test
  void aSessionOfOursThatStandsStillWithLocks() throws Exception {
    sink.open();
    write("a");
    try (Connection frozen = ours();
        Statement statement = frozen.createStatement()) {
      new PostgresDialect(schema, PostgresLimits.DEFAULT).begin(frozen, false);
      statement.execute("LOCK TABLE " + schema + ".people");
      statement.execute("DELETE FROM " + schema + ".deliveries");
      assertUnavailable(() -> write("b"), "keeps a lock from us");
      resumeWhenItMay();
      assertThat(new DatabaseReader(trial.database()).holds("default", "a")).isTrue();
      assertThatThrownBy(frozen::commit).isInstanceOf(java.sql.SQLException.class);
    }
  }

  /** Whoever else keeps a lock is not ours to end, however long it does. */
  @Test
  void aSessionOfSomebodyElseThatStandsStillIsLeftAlone() throws Exception {
    sink.open();
    try (Connection other = ours();
        Statement statement = other.createStatement()) {
      new PostgresDialect(schema + "_other", PostgresLimits.DEFAULT).begin(other, false);
      statement.execute("LOCK TABLE " + schema + ".people");
      long until = System.nanoTime() + 2 * SHORT.statement().toNanos();
      while (System.nanoTime() < until) {
        assertUnavailable(() -> assertResumes("a"), "keeps a lock from us");
      }
      other.commit();
    }
    assertResumes("a");
  }

  private static Connection ours() throws Exception {
    Connection connection = server.connect();
    connection.setAutoCommit(false);
    return connection;
  }

  @Test
  void aPoolThatIsExhausted() throws Exception {
    sink.open();
    DatabaseDoor engine = trial.database().engine();
    try (Connection last = engine.reader()) {
      assertThat(last.isValid(1)).isTrue();
      DatabaseReader reader = new DatabaseReader(trial.database());
      assertUnavailable(() -> reader.holds("default", "a"), "all our connections are in use");
      write("a");
    }
    assertResumes("b");
  }

  @Test
  void aServerThatTakesNoMoreConnections() throws Exception {
    sink.open();
    sink.close();
    trial.close();
    server.execute("CREATE ROLE " + schema + " LOGIN CONNECTION LIMIT 0");
    trial = at(server.url().replace("user=postgres", "user=" + schema));
    sink = new DatabaseSink(trial.database());
    assertUnavailable(sink::open, "takes no more connections", "max_connections");
    server.execute("ALTER ROLE " + schema + " CONNECTION LIMIT -1");
    server.execute("GRANT ALL ON SCHEMA " + schema + " TO " + schema);
    server.execute("GRANT ALL ON ALL TABLES IN SCHEMA " + schema + " TO " + schema);
    assertResumes("a");
  }

  @Test
  void aDatabaseThatIsNotThere() {
    sink = new DatabaseSink(at(server.url("nowhere")).database());
    assertUnavailable(sink::open, "is not there", "make it");
  }

  @Test
  void aUserThatIsNotLetIn() {
    String url = server.url().replace("user=postgres", "user=nobody&password=hunter2");
    sink = new DatabaseSink(at(url).database());
    assertUnavailable(sink::open, "does not let us in", "database.user");
    assertThat(PostgresSettings.at(PostgresAddress.of(url)).toString()).doesNotContain("hunter2");
  }

  /** Connected, and never a word more: a lost network looks like that. */
  @Test
  void aServerThatIsSilent() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/x?user=x";
      sink = new DatabaseSink(at(url).database());
      assertUnavailable(sink::open, "database at 127.0.0.1:" + silent.getLocalPort());
    }
  }

  @Test
  void whatTheServerHasNoRoomForIsSaid() throws Exception {
    assertThat(PostgresFault.of(new java.sql.SQLException("no space", "53100")))
        .isEqualTo(PostgresFault.FULL);
  }

  /** What no index can hold is refused by the server, and never blocks what comes after it. */
  @Test
  void anIdThatIsTooLongForAnIndexIsRejected() throws Exception {
    sink.open();
    String noise =
        new java.util.Random(1)
            .ints(9_000, 'a', 'z' + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    String body =
        Samples.body("long", "email", "sent", Samples.NOON, "\"delivery_id\":\"" + noise + "\"");
    assertThatThrownBy(() -> Writes.one(sink, Samples.webhook(0, body)))
        .isInstanceOf(BatchRejectedException.class)
        .message()
        .contains("54000")
        .doesNotContain(noise.substring(0, 20));
    write("b");
  }

  @Test
  void aTableThatWasDropped() throws Exception {
    sink.open();
    server.execute("DROP TABLE " + schema + ".quarantine");
    assertUnavailable(sink::open, "cannot be used");
  }

  private interface Attempt {
    void make() throws Exception;
  }
}
